/** The kinds of campaigns, how far they have come, and what some of them want to see at zero. */
import { describedEnum } from '../register/described-enum.js';

export const CampaignKind = describedEnum('CampaignKind', 'What a campaign is about (loại mô hình).', {
  DRUG_CLEAN: 'Drug-clean unit (sạch về ma túy).',
  NO_DRUG_CRIME:
    'Unit free of drug crime (không có tội phạm ma túy): no offenders, a weaker claim than drug-clean.',
  MODEL_POLICE:
    'Exemplary ward police, on security and order and on urban civility (công an phường điển hình, kiểu mẫu).',
  MODEL_MOVEMENT:
    'Exemplary unit of the all-people movement to protect national security (điển hình về phong trào toàn dân bảo vệ an ninh Tổ quốc).',
});
export type CampaignKind = keyof typeof CampaignKind;

export const CampaignStage = describedEnum('CampaignStage', 'How far a campaign has come.', {
  PLANNED: 'There is a plan, and no launch is known (có kế hoạch).',
  LAUNCHED: 'Launched (đã ra mắt).',
  CONCLUDED: 'Concluded (đã tổng kết).',
});
export type CampaignStage = keyof typeof CampaignStage;

export const ZeroTargetKind = describedEnum('ZeroTargetKind', 'Of what there shall be none.', {
  GATHERING_POINT: 'Drug gathering points (tụ điểm).',
  RING: 'Drug rings and networks (đường dây).',
  RETAIL_POINT: 'Retail selling points (điểm bán lẻ).',
  PUBLIC_ORDER_SPOT: 'Public-order hot spots (điểm nóng).',
});
export type ZeroTargetKind = keyof typeof ZeroTargetKind;

export const CampaignAction = describedEnum(
  'CampaignAction',
  'By what a campaign is carried out (giải pháp, nhiệm vụ).',
  {
    ERADICATION: 'Measures against drug crime and drug use (giải pháp xóa tệ nạn ma túy).',
    AREA_TRANSFORMATION: 'Turning complex areas into normal ones (chuyển hóa địa bàn phức tạp về ma túy).',
    DENUNCIATION: 'Detection and denunciation of crime by residents (phát hiện, tố giác tội phạm).',
    PLEDGE_SIGNING: 'Residents sign pledges (ký cam kết).',
    COMMUNICATION: 'Communication on the harms of drugs (tuyên truyền về tác hại của ma túy).',
    REHABILITATION: 'Rehabilitation (cai nghiện).',
    POST_REHAB_MANAGEMENT: 'Management after rehabilitation (quản lý sau cai).',
    STATE_MANAGEMENT: 'State management of security and order (quản lý nhà nước).',
    MOVEMENT_BUILDING: 'Building the movements of the people (xây dựng phong trào).',
    SELF_MANAGEMENT: 'Better models of self-management of security and order (mô hình tự quản về ANTT).',
  },
);
export type CampaignAction = keyof typeof CampaignAction;

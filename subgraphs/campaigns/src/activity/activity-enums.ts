/** In which form an activity is held, and for whom. Labels are neutral: nobody is named by a fault. */
import { describedEnum } from '../register/described-enum.js';

export const ActivityFormat = describedEnum(
  'ActivityFormat',
  'In which form an activity is held (hình thức).',
  {
    LOUDSPEAKER: 'Broadcast over public loudspeakers (loa truyền thanh).',
    SCHOOL_TALK: 'Talk at a school (nói chuyện tại trường học), also ngoại khóa.',
    LEAFLET: 'Leaflets, banners and posters (tờ rơi, băng rôn, pa nô).',
    CEREMONY: 'Ceremony, such as the launch of a model (lễ ra mắt, mít tinh).',
    SOCIAL_MEDIA: 'Social media (mạng xã hội).',
    HOUSE_VISIT: 'Visits from house to house (đến từng nhà).',
    LEGAL_EDUCATION: 'Education on the law (phổ biến, giáo dục pháp luật).',
    COMMUNICATION: 'Communication on the harms of drugs, of which the form is not stated (tuyên truyền).',
    WORKING_SESSION: 'Working session of authorities (buổi làm việc).',
    INTERIM_REVIEW: 'Review of what was done so far (hội nghị sơ kết, tổng kết).',
    REHAB_CLUB: 'Meeting of a rehabilitation club (sinh hoạt câu lạc bộ cai nghiện).',
    JOB_SUPPORT: 'Works and projects that create jobs (tạo việc làm).',
    PERSUASION: 'Persuasion and education in person (cảm hóa, giáo dục).',
  },
);
export type ActivityFormat = keyof typeof ActivityFormat;

export const ActivityAudience = describedEnum(
  'ActivityAudience',
  'For whom an activity is held (đối tượng tuyên truyền).',
  {
    RESIDENTS: 'Residents in general (nhân dân).',
    STUDENTS: 'Pupils and students (học sinh, sinh viên).',
    MEMBERS: 'Members of mass organizations (đoàn viên, hội viên).',
    AT_RISK_YOUTH: 'Young people at risk (thanh thiếu niên có nguy cơ).',
    HIGH_RISK_GROUPS: 'Groups at high risk (nhóm nguy cơ cao).',
    PEOPLE_IN_REHAB: 'People in rehabilitation (người đang cai nghiện).',
    POST_REHAB: 'People after rehabilitation (người sau cai nghiện).',
    OFFICIALS: 'Officials and Party members (cán bộ, đảng viên).',
  },
);
export type ActivityAudience = keyof typeof ActivityAudience;

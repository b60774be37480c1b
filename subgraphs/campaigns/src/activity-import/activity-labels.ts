/** The Vietnamese words with which files name forms, audiences and materials of outreach. Labels are neutral. */
import type { ActivityAudience, ActivityFormat } from '../activity/activity-enums.js';
import type { MaterialKind } from '../activity/material.js';

export const FORMAT_LABELS: Readonly<Record<ActivityFormat, string>> = {
  LOUDSPEAKER: 'Loa truyền thanh',
  SCHOOL_TALK: 'Nói chuyện tại trường học',
  LEAFLET: 'Tờ rơi, băng rôn, pa nô',
  CEREMONY: 'Lễ ra mắt, mít tinh',
  SOCIAL_MEDIA: 'Mạng xã hội',
  HOUSE_VISIT: 'Đến từng nhà',
  LEGAL_EDUCATION: 'Phổ biến, giáo dục pháp luật',
  COMMUNICATION: 'Tuyên truyền',
  WORKING_SESSION: 'Buổi làm việc',
  INTERIM_REVIEW: 'Hội nghị sơ kết, tổng kết',
  REHAB_CLUB: 'Sinh hoạt câu lạc bộ cai nghiện',
  JOB_SUPPORT: 'Tạo việc làm',
  PERSUASION: 'Cảm hóa, giáo dục',
};

export const AUDIENCE_LABELS: Readonly<Record<ActivityAudience, string>> = {
  RESIDENTS: 'Nhân dân',
  STUDENTS: 'Học sinh, sinh viên',
  MEMBERS: 'Đoàn viên, hội viên',
  AT_RISK_YOUTH: 'Thanh thiếu niên có nguy cơ',
  HIGH_RISK_GROUPS: 'Nhóm nguy cơ cao',
  PEOPLE_IN_REHAB: 'Người đang cai nghiện',
  POST_REHAB: 'Người sau cai nghiện',
  OFFICIALS: 'Cán bộ, đảng viên',
};

export const MATERIAL_LABELS: Readonly<Record<MaterialKind, string>> = {
  LEAFLET: 'Tờ rơi',
  POSTER: 'Pa nô, áp phích',
  BANNER: 'Băng rôn',
  HANDBOOK: 'Sổ tay, tài liệu',
  AUDIO: 'Bài phát thanh',
  VIDEO: 'Phim, phóng sự',
  POST: 'Tin, bài',
};

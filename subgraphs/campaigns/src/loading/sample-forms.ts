/** In which forms the sample's outreach is held: for whom, by whom, and how many come. */

export interface Form {
  title: string;
  audiences: readonly string[];
  organizers: readonly string[];
  /** people a session, from and to */
  reach: readonly [number, number];
  sessions: readonly [number, number];
}

export const FORMS = {
  LOUDSPEAKER: {
    title: 'Phát thanh về tác hại của ma túy',
    audiences: ['RESIDENTS'],
    organizers: ['PEOPLES_COMMITTEE'],
    reach: [100, 400],
    sessions: [2, 12],
  },
  SCHOOL_TALK: {
    title: 'Nói chuyện tại trường học',
    audiences: ['STUDENTS'],
    organizers: ['POLICE', 'YOUTH_UNION'],
    reach: [60, 300],
    sessions: [1, 3],
  },
  LEAFLET: {
    title: 'Phát tờ rơi',
    audiences: ['RESIDENTS'],
    organizers: ['YOUTH_UNION', 'WOMENS_UNION'],
    reach: [50, 250],
    sessions: [1, 4],
  },
  SOCIAL_MEDIA: {
    title: 'Tuyên truyền trên mạng xã hội',
    audiences: ['RESIDENTS', 'AT_RISK_YOUTH'],
    organizers: ['YOUTH_UNION'],
    reach: [80, 500],
    sessions: [1, 6],
  },
  HOUSE_VISIT: {
    title: 'Đến từng nhà vận động',
    audiences: ['RESIDENTS', 'HIGH_RISK_GROUPS'],
    organizers: ['POLICE', 'FATHERLAND_FRONT'],
    reach: [5, 40],
    sessions: [1, 5],
  },
  LEGAL_EDUCATION: {
    title: 'Phổ biến pháp luật',
    audiences: ['MEMBERS', 'OFFICIALS', 'HIGH_RISK_GROUPS'],
    organizers: ['POLICE', 'FATHERLAND_FRONT', 'WOMENS_UNION'],
    reach: [20, 120],
    sessions: [1, 3],
  },
  REHAB_CLUB: {
    title: 'Sinh hoạt câu lạc bộ cai nghiện',
    audiences: ['PEOPLE_IN_REHAB'],
    organizers: ['WOMENS_UNION'],
    reach: [2, 12],
    sessions: [1, 4],
  },
  JOB_SUPPORT: {
    title: 'Hỗ trợ việc làm',
    audiences: ['POST_REHAB'],
    organizers: ['FATHERLAND_FRONT'],
    reach: [1, 10],
    sessions: [1, 2],
  },
  PERSUASION: {
    title: 'Cảm hóa, giáo dục',
    audiences: ['AT_RISK_YOUTH'],
    organizers: ['POLICE', 'YOUTH_UNION'],
    reach: [1, 15],
    sessions: [1, 4],
  },
} as const satisfies Record<string, Form>;

/** How often each is held, in parts of the whole. */
export const WEIGHTS = {
  LOUDSPEAKER: 22,
  SCHOOL_TALK: 14,
  LEAFLET: 12,
  SOCIAL_MEDIA: 12,
  HOUSE_VISIT: 12,
  LEGAL_EDUCATION: 16,
  REHAB_CLUB: 4,
  JOB_SUPPORT: 3,
  PERSUASION: 5,
};

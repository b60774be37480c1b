/** What is imported: for each template a line for a number, and what is different in it when it is sent again. */
import { activityImport } from '@diaban/campaigns/activity-import/activity-import';
import { caseImport } from '@diaban/cases/case-import/case-import';
import { statisticImport } from '@diaban/localities/statistic-import/statistic-import';
import { organizationImport } from '@diaban/organizations/organization-import/organization-import';
import { pledgeImport } from '@diaban/organizations/pledge-import/pledge-import';
import type { AnyImport } from '@diaban/shared/importing/import-definition';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { Line } from '@diaban/shared/testing/sent-file';

export interface Workload {
  definition: AnyImport;
  line(at: number, wards: readonly string[]): Line;
  /** in every line, so that every row is a correction */
  change: Line;
}

const HANDLERS = Array.from({ length: 50 }, (_, at) => stableId(`org:bench:${at}`));
const source = 'Báo cáo của đơn vị';

/** A key and a ward for each line; the days differ from one round of the wards to the next. */
function place(at: number, wards: readonly string[]): { sourceKey: string; unit: string; day: string } {
  const day = new Date(Date.UTC(2024, 0, 1 + (Math.floor(at / wards.length) % 360)));
  return {
    sourceKey: `K${at}`,
    unit: wards[at % wards.length]!,
    day: day.toISOString().slice(0, 10).split('-').reverse().join('/'),
  };
}

export const WORKLOADS: readonly Workload[] = [
  {
    definition: statisticImport,
    line(at, wards) {
      const { day, ...own } = place(at, wards);
      return { ...own, period: day, population: 1_000 + at, households: 300, source };
    },
    change: { households: 301 },
  },
  {
    definition: organizationImport,
    line(at, wards) {
      const { day, ...own } = place(at, wards);
      const known = { kind: 'Trường học', name: `Trường số ${at}`, members: 30, membersOn: day };
      return { ...own, ...known, source };
    },
    change: { members: 31 },
  },
  {
    definition: pledgeImport,
    line(at, wards) {
      const { day, ...own } = place(at, wards);
      return { ...own, kind: 'Ký cam kết', signedOn: day, organizations: 'Công an', households: 900, source };
    },
    change: { households: 901 },
  },
  {
    definition: caseImport,
    line(at, wards) {
      const { day, ...own } = place(at, wards);
      const handledBy = HANDLERS[at % HANDLERS.length]!;
      const days = { occurredOn: day, reportedOn: day };
      return {
        ...own,
        ...days,
        offence: 'Tàng trữ',
        subjects: at % 9,
        handledBy,
        seizures: 'Heroin: 2,5 gam',
      };
    },
    change: { offence: 'Mua bán', seizures: 'Heroin: 3,5 gam' },
  },
  {
    definition: activityImport,
    line(at, wards) {
      const { day, ...own } = place(at, wards);
      const organizers = HANDLERS[at % HANDLERS.length]!;
      const held = { title: 'Nói chuyện', format: 'Tuyên truyền', heldOn: day, sessions: 2, reach: 100 + at };
      return { ...own, ...held, audience: 'Nhân dân', materials: 'Tờ rơi: 100; Tin, bài', organizers };
    },
    change: { sessions: 3 },
  },
];

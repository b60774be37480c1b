/** Asks the gateway's trusted door, and names the shapes of the three answers as far as the page shows them. */

export interface Figure {
  value: number | null;
  status: 'REPORTED' | 'ZERO' | 'NOT_REPORTED' | 'SUPPRESSED';
  band: string | null;
  provenance: string;
  source: string;
}

export interface Series {
  period: { label: string };
}

export interface UnitRow {
  id: string;
  code: string | null;
  fullName: string | null;
  level: string | null;
  parent?: { fullName: string | null } | null;
  unitCount?: Figure;
  campaignSummary: {
    launched: Figure;
    unitsWithLaunch?: Figure;
    criteriaMet: Figure;
    criteriaTotal: Figure;
  } | null;
  pledgeSummary: { signatories: Figure; residentialBlocks?: Figure } | null;
  caseStatistics: (Series & { cases: Figure; subjects: Figure })[] | null;
  outreachSummary: (Series & { reach: Figure })[] | null;
}

export interface Directory {
  asOf: string;
  horizon: string;
  position: 'BEFORE_KNOWN' | 'KNOWN' | 'BEYOND_HORIZON';
  source: string;
}

export interface Page<T> {
  nodes: T[];
  pageInfo?: { hasNextPage: boolean; endCursor: string | null };
  directory?: Directory;
}

export interface Stated {
  period: { label: string };
  precision: string;
  inferred: boolean;
}

export interface WardCard extends UnitRow {
  population: Figure;
  campaigns: Page<{
    id: string;
    title: string;
    isPilot: boolean | null;
    stage: string;
    launchedOn: Stated | null;
    dueOn: string | null;
    source: string;
    provenance: string;
    assessments: Page<{
      assessedOn: Stated;
      set: { title: string; isTemporary: boolean } | null;
      met: Figure;
      total: Figure;
      obstacles: string | null;
    }>;
    documents: Page<{
      id: string;
      number: string | null;
      title: string;
      issuedOn: Stated | null;
      issuerName: string | null;
    }>;
    reportingObligations: Page<{
      periodicity: string[];
      content: string | null;
      from: { name: string | null };
      to: { name: string | null } | null;
    }>;
  }>;
  pledges: Page<{
    kind: string;
    signedOn: Stated | null;
    signatories: Page<{ description: string; count: Figure }>;
  }>;
  activities: Page<{ title: string; format: string; heldOn: Stated | null; sessions: Figure; reach: Figure }>;
  publishedCaseFigures: Page<{
    period: { label: string };
    cases: Figure;
    subjects: Figure;
    note: string | null;
    source: string;
  }>;
}

export interface Answer {
  data?: {
    viewerLocality?: UnitRow | WardCard | null;
    locality?: WardCard | null;
    districts?: Page<UnitRow>;
    wards?: Page<UnitRow>;
    directory?: Directory;
  } | null;
  errors?: { message: string }[];
}

/** The answer and how long it took, as the browser saw it. */
export async function ask(
  documentId: string,
  variables: Record<string, unknown>,
  token: string,
): Promise<{ answer: Answer; milliseconds: number; bytes: number }> {
  const started = performance.now();
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ documentId, variables }),
  });
  const text = await response.text();
  return {
    answer: JSON.parse(text) as Answer,
    milliseconds: Math.round(performance.now() - started),
    bytes: text.length,
  };
}

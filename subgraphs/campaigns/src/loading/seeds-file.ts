/** The shape of data/seeds.json: records in the words of the graph, with ids by name and units by code or key. */

interface Stated {
  id: string;
  /** number of the seed text */
  text: string;
  facts: string[];
}

export interface CampaignSeed extends Stated {
  title: string;
  kind: string;
  level: string;
  unit: string;
  isPilot: boolean | null;
  onlyPilotOfItsLevel: boolean | null;
  launchedOn: string | null;
  launchedInferred: boolean;
  dueOn: string | null;
  validFor: string | null;
  purpose: string | null;
  coverageTarget: { unitLevel: string; percent: number } | null;
  zeroTargets: string[];
  movements: string[];
  actions: string[];
  directedBy: string | null;
  registeredWith: string | null;
  documents: string[];
}

export interface CriteriaSetSeed extends Stated {
  title: string;
  appliesTo: string;
  isTemporary: boolean;
  total: number;
}

export interface AssessmentSeed extends Stated {
  campaign: string;
  set: string;
  assessedOn: string;
  met: number;
  obstacles: string | null;
}

export interface DocumentSeed extends Stated {
  number: string | null;
  kind: string;
  title: string;
  about: string | null;
  unit: string | null;
  level: string | null;
  issuer: string | null;
  issuerName: string | null;
  issuerInferred: boolean;
  issuedOn: string | null;
  issuedInferred: boolean;
  isPlural: boolean;
  implements: { document: string; inferred: boolean }[];
}

export interface ActivitySeed extends Stated {
  unit: string;
  campaign: string | null;
  title: string;
  format: string;
  audience: string | null;
  heldOn: string | null;
  heldInferred: boolean;
  sessions: number | null;
  reach: number | null;
  organizers: string[];
  attendance: { role: string; description: string; organization: string | null }[];
  reviews: { document: string; years: number }[];
}

export interface ReportingObligationSeed extends Stated {
  campaign: string;
  from: string;
  to: string | null;
  periodicity: string[];
  content: string | null;
  deliveredAt: string | null;
}

export interface TaskSeed extends Stated {
  campaign: string;
  title: string;
  organization: string | null;
  assignee: string | null;
}

export interface Seeds {
  texts: Record<string, { source: string; knownBy: string }>;
  campaigns: CampaignSeed[];
  criteriaSets: CriteriaSetSeed[];
  assessments: AssessmentSeed[];
  documents: DocumentSeed[];
  activities: ActivitySeed[];
  tasks: TaskSeed[];
  reportingObligations: ReportingObligationSeed[];
}

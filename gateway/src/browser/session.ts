/** What both pages ask the gateway for: facts that anybody may know, and tokens while developing. */

/** A trusted operation as the gateway tells of it. */
export interface OperationFacts {
  id: string;
  hash: string;
  description: string;
  source: string;
}

export interface Facts {
  /** whether tokens are to be had here */
  development: boolean;
  operations: OperationFacts[];
}

export interface TokenWish {
  role: string;
  unit: string;
  purpose: string;
}

export const ROLES = ['province', 'district', 'ward', 'planner', 'auditor', 'analyst'] as const;
export const PURPOSES = ['REPORTING', 'SUPERVISION', 'PLANNING', 'RESEARCH', 'AUDIT'] as const;

export async function readFacts(): Promise<Facts> {
  return (await fetch('/facts')).json();
}

/** @throws with the gateway's own words when it refuses */
export async function askToken(wish: TokenWish): Promise<string> {
  const response = await fetch('/dev/token', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(wish),
  });
  const answer = (await response.json()) as { token?: string; errors?: { message: string }[] };
  if (answer.token === undefined) throw new Error(answer.errors?.[0]?.message ?? `Status ${response.status}`);
  return answer.token;
}

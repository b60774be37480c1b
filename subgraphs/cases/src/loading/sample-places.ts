/** Where the sample puts its rows: the communes of its provinces, some of which have far more cases than others. */
import { Random } from '@diaban/shared/loading/random';
import { SAMPLE_PROVINCES } from '@diaban/shared/loading/sample';
import { stableId } from '@diaban/shared/loading/stable-id';
import type { PlacedUnit, Units } from '@diaban/shared/loading/units';

/** A commune-level unit with the police that handle its cases. */
export interface SamplePlace {
  unit: PlacedUnit;
  code: string;
  /** organizations of the commune's and of the district's police */
  police: readonly [string, string];
  /** how many cases it has in proportion to others */
  weight: number;
}

export function samplePlaces(units: Units): SamplePlace[] {
  const random = new Random('cases:places');
  return SAMPLE_PROVINCES.flatMap((province) => {
    const under = units.under(province);
    const districts = under.filter(({ level }) => level === 'DISTRICT');
    return districts.flatMap(({ skey, code }) => {
      const districtPolice = stableId(`org:sample:${code}:POLICE`);
      const burden = 0.5 + random.next() * 1.5;
      return under
        .filter((unit) => unit.level === 'WARD' && unit.skey.startsWith(skey))
        .map((unit) => ({
          unit,
          code: unit.code!,
          police: [stableId(`org:sample:${unit.code}:POLICE`), districtPolice] as const,
          // few communes have many cases, many have hardly any
          weight: burden * (0.1 + random.next() ** 3 * 3),
        }));
    });
  });
}

/** Picks items as often as their weights say, also among thousands. */
export class Lottery<T> {
  private readonly ends: number[] = [];
  private readonly total: number;

  constructor(
    private readonly items: readonly T[],
    weightOf: (item: T) => number,
  ) {
    let total = 0;
    for (const item of items) {
      total += weightOf(item);
      this.ends.push(total);
    }
    this.total = total;
  }

  draw(random: Random): T {
    const target = random.next() * this.total;
    let low = 0;
    let high = this.ends.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.ends[middle]! > target) high = middle;
      else low = middle + 1;
    }
    return this.items[low]!;
  }
}

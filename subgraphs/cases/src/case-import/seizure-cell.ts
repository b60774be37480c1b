/** Reader of cells that list what was seized, such as `Heroin: 12,5 gam; Thuốc lắc: 20 viên`. */
import { labelled, listOf } from '@diaban/shared/importing/columns/list';
import { decimalNumber } from '@diaban/shared/importing/columns/number';
import { choice } from '@diaban/shared/importing/columns/text';
import { labelsOf } from '@diaban/shared/importing/enum-labels';
import { Fault } from '@diaban/shared/importing/fault';
import type { CellReader } from '@diaban/shared/importing/template';
import { QUANTITIES, seizureKey } from '../case-keeping/case-keeping.inputs.js';
import type { StoredSeizure } from '../case-keeping/case-keeping.repository.js';
import { SeizureUnit, Substance } from '../police-case/seizure.js';

type Amount = Pick<StoredSeizure, 'quantity' | 'unit'>;

const unit = choice(labelsOf(SeizureUnit));
const number = decimalNumber(QUANTITIES);

const amount: CellReader<Amount> = {
  permitted: 'số lượng rồi đến gam hoặc viên, ví dụ "12,5 gam"; chỉ ghi "gam" nếu không rõ lượng.',
  read({ text }) {
    const [, digits = '', word = ''] = /^(.*?)\s*(\p{L}*)$/u.exec(text) ?? [];
    const counted = unit.read({ text: word, kind: 'TEXT' });
    if (counted instanceof Fault) return noUnit();
    const quantity = digits === '' ? null : number.read({ text: digits, kind: 'TEXT' });
    return quantity instanceof Fault ? quantity : { unit: counted, quantity };
  },
};

const entry = labelled(choice(labelsOf(Substance)), amount);

const seizure: CellReader<StoredSeizure> = {
  permitted: entry.permitted,
  read(cell) {
    const read = entry.read(cell);
    if (read instanceof Fault) return read;
    // without its unit not even the place in the register is known
    return read.amount === null ? noUnit() : { substance: read.label, ...read.amount };
  },
};

const MOST = Object.keys(Substance).length * Object.keys(SeizureUnit).length;

export const seizureCell = listOf(seizure, { max: MOST, key: seizureKey });

function noUnit(): Fault {
  return new Fault(
    'NO_UNIT_OF_QUANTITY',
    'Không rõ lượng tính bằng gam hay viên.',
    'Ghi đơn vị sau số lượng, ví dụ "Heroin: 12,5 gam".',
  );
}

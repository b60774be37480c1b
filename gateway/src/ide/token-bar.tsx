/** Chooses as whom the IDE asks: a token of the development issuer, or one that is pasted in. */
import { type FormEvent, useState } from 'react';
import { askToken, PURPOSES, ROLES, type TokenWish } from '../browser/session.js';

interface Props {
  development: boolean;
  token: string | null;
  onToken: (token: string) => void;
}

/** Units of the seeds, to begin with; any other code can be typed. */
const UNITS = {
  VN: 'Việt Nam',
  40: 'Tỉnh Nghệ An',
  413: 'Thị xã Cửa Lò',
  16732: 'Phường Nghi Hương',
  38: 'Tỉnh Thanh Hóa',
  15016: 'Thị trấn Sơn Lư',
  42: 'Tỉnh Hà Tĩnh',
  437: 'Thị xã Hồng Lĩnh',
  582: 'Thành phố Phan Rang-Tháp Chàm',
};

export const FIRST_WISH: TokenWish = { role: 'province', unit: '40', purpose: 'REPORTING' };

export function TokenBar({ development, token, onToken }: Props) {
  return development ? <Picker token={token} onToken={onToken} /> : <Paste onToken={onToken} />;
}

function Picker({ token, onToken }: Omit<Props, 'development'>) {
  const [wish, setWish] = useState(FIRST_WISH);
  const [said, setSaid] = useState('');
  const set = (name: keyof TokenWish) => (event: { target: { value: string } }) =>
    setWish({ ...wish, [name]: event.target.value.trim() });
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    try {
      onToken(await askToken(wish));
      setSaid(`✓ ${wish.role} ${wish.unit}`);
    } catch (error) {
      setSaid((error as Error).message);
    }
  };
  return (
    <form className="token-bar" onSubmit={submit}>
      <Choice label="Vai trò · Role" value={wish.role} options={ROLES} onChange={set('role')} />
      <label>
        <span>Đơn vị · Unit</span>
        <input value={wish.unit} onChange={set('unit')} list="units" size={8} spellCheck={false} />
      </label>
      <datalist id="units">
        {Object.entries(UNITS).map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </datalist>
      <Choice label="Mục đích · Purpose" value={wish.purpose} options={PURPOSES} onChange={set('purpose')} />
      <button type="submit">Lấy thẻ · Get token</button>
      {token !== null && (
        <button type="button" className="plain" onClick={() => navigator.clipboard.writeText(token)}>
          Chép · Copy
        </button>
      )}
      <output>{said}</output>
    </form>
  );
}

function Choice(props: {
  label: string;
  value: string;
  options: readonly string[];
  onChange: (event: { target: { value: string } }) => void;
}) {
  return (
    <label>
      <span>{props.label}</span>
      <select value={props.value} onChange={props.onChange}>
        {props.options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  );
}

function Paste({ onToken }: Pick<Props, 'onToken'>) {
  const [text, setText] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') onToken(text.trim());
  };
  return (
    <form className="token-bar" onSubmit={submit}>
      <label className="wide">
        <span>Thẻ truy cập · Token</span>
        <input
          type="password"
          value={text}
          onChange={(event) => setText(event.target.value)}
          autoComplete="off"
        />
      </label>
      <button type="submit">Dùng · Use</button>
    </form>
  );
}

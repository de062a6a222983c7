import { RightOutlined } from '@ant-design/icons';
import './link-list.css';
import { Link } from './link.tsx';

export interface LinkListProps {
  items: readonly {
    to: string;
    label: string;
    /** One line below the link. */
    note?: string;
    /** The same in another form, beside it: a short word, and what it is of for those who hear it. */
    also?: { to: string; label: string; of: string };
  }[];
}

/** Places to go, one a line, each tall enough for a finger. */
export function LinkList({ items }: LinkListProps) {
  return (
    <ul className="zb-links zb-plain">
      {items.map(({ to, label, note, also }) => (
        <li key={to}>
          <div>
            <Link to={to}>{label}</Link>
            {note ? <p className="zb-small">{note}</p> : null}
          </div>
          {also ? (
            <span className="zb-links-also">
              <Link to={also.to}>
                {also.label} <span className="zb-sr">{also.of}</span>
              </Link>
            </span>
          ) : null}
          <RightOutlined aria-hidden />
        </li>
      ))}
    </ul>
  );
}

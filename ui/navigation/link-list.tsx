import { RightOutlined } from '@ant-design/icons';
import './link-list.css';
import { Link } from './link.tsx';

export interface LinkListProps {
  items: readonly {
    to: string;
    label: string;
    /** One line below the link. */
    note?: string;
  }[];
}

/** Places to go, one a line, each tall enough for a finger. */
export function LinkList({ items }: LinkListProps) {
  return (
    <ul className="zb-links zb-plain">
      {items.map(({ to, label, note }) => (
        <li key={to}>
          <div>
            <Link to={to}>{label}</Link>
            {note ? <p className="zb-small">{note}</p> : null}
          </div>
          <RightOutlined aria-hidden />
        </li>
      ))}
    </ul>
  );
}

import { type Action, ActionButton } from '../navigation/action.tsx';
import './message.css';

export interface EmptyProps {
  /** What is not there: 还没有办件. */
  what: string;
  /** Why, or what would change it. */
  why?: string;
  action?: Action;
}

/** In place of a list that has nothing in it. */
export function Empty({ what, why, action }: EmptyProps) {
  return (
    <div className="zb-message">
      <p className="zb-message-what">{what}</p>
      {why ? <p className="zb-small">{why}</p> : null}
      {action ? (
        <div className="zb-actions">
          <ActionButton action={action} kind="primary" />
        </div>
      ) : null}
    </div>
  );
}

import { type ReactNode, useId, useRef } from 'react';
import { useThemeName } from '../theme/theme-context.ts';
import './layout.css';
import { ReadAloud } from './read-aloud.tsx';
import { visibleText } from './speech.ts';

export interface BlockProps {
  title?: string;
  /** 2 under the page's title, 3 inside another block. */
  level?: 2 | 3;
  /** Buttons for this block, beside its title. */
  actions?: ReactNode;
  /** One of several in a list, perhaps with the same title: no landmark of its own. */
  listed?: boolean;
  /** An anchor for links to this block (`#loss`). */
  id?: string;
  children: ReactNode;
}

/** A white card with a title. In the elder theme it can read itself aloud. */
export function Block({ title, level = 2, actions, listed = false, id, children }: BlockProps) {
  const titleId = useId();
  const body = useRef<HTMLDivElement>(null);
  const readable = useThemeName() === 'elder';
  const Heading = level === 2 ? 'h2' : 'h3';
  const Frame = listed ? 'div' : 'section';
  return (
    <Frame
      id={id}
      className={`zb-block zb-block--${level}`}
      aria-labelledby={title && !listed ? titleId : undefined}
    >
      {title || actions || readable ? (
        <div className="zb-block-head">
          {title ? <Heading id={titleId}>{title}</Heading> : <span />}
          <div className="zb-actions">
            {readable ? (
              <ReadAloud name={title} text={() => `${title ?? ''}\n${visibleText(body.current)}`} />
            ) : null}
            {actions}
          </div>
        </div>
      ) : null}
      <div ref={body} className="zb-block-body">
        {children}
      </div>
    </Frame>
  );
}

/** Children below each other with an even gap. */
export function Stack({
  gap = 'normal',
  children,
}: {
  gap?: 'tight' | 'normal' | 'loose';
  children: ReactNode;
}) {
  return <div className={`zb-stack zb-stack--${gap}`}>{children}</div>;
}

/** Buttons or tags beside each other; they wrap. */
export function Row({ children }: { children: ReactNode }) {
  return <div className="zb-actions">{children}</div>;
}

/** A main column and a narrow one beside it from 1024 px; one column on phones and in the elder theme. */
export function Columns({ aside, children }: { aside: ReactNode; children: ReactNode }) {
  return (
    <div className="zb-columns">
      <div className="zb-stack zb-stack--normal">{children}</div>
      <div className="zb-stack zb-stack--normal">{aside}</div>
    </div>
  );
}

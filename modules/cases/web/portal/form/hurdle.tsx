import { StateIcon } from '@zhiban/ui';

/** Why nothing was submitted; read aloud when it appears. */
export function Hurdle({ text }: { text: string | undefined }) {
  return (
    <div role="alert">
      {text ? (
        <p>
          <StateIcon state="warning" /> {text}
        </p>
      ) : null}
    </div>
  );
}

import { Block, SaveState, Stack, useBilingual } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { isShown } from './field-state.ts';
import { useForm } from './form-context.ts';
import { FormField } from './form-field.tsx';
import { Materials } from './materials.tsx';
import type { Screen } from './places.ts';
import { Situation } from './situation.tsx';
import { Submission } from './submission.tsx';

/** What a screen is called. */
export function useScreenName(): (screen: Screen) => string {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.screen' });
  const say = useBilingual();
  return screen => (screen.kind === 'group' ? say(screen.group.title) : t(screen.kind));
}

/** One screen as a block; beside its title stands whether the last change in it is saved. */
export function ScreenBlock({ screen }: { screen: Screen }) {
  const nameOf = useScreenName();
  const { draft } = useForm();
  return (
    <div id={screen.id} tabIndex={-1} data-screen>
      <Block title={nameOf(screen)} actions={draft.lastPlace === screen.id ? <Saving /> : undefined}>
        <Content screen={screen} />
      </Block>
    </div>
  );
}

function Saving() {
  const { status, flush } = useForm().draft;
  return (
    <SaveState {...(status.state === 'failed' ? { state: 'failed', onRetry: () => void flush() } : status)} />
  );
}

function Content({ screen }: { screen: Screen }) {
  switch (screen.kind) {
    case 'situation':
      return <Situation />;
    case 'materials':
      return <Materials />;
    case 'review':
      return <Submission />;
    case 'group':
      return (
        <Stack>
          {screen.group.fields.filter(isShown).map(field => (
            <FormField key={field.element} field={field} place={screen.id} />
          ))}
        </Stack>
      );
  }
}

import type { RuleEditorPanelProps } from '@zhiban/catalogue/web';
import { Block, Stack } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import { PastApplications } from './simulation/past-applications.tsx';
import { PopulationTrial } from './simulation/population-trial.tsx';

/** Below the rule editor: what the edited rules would change for applications that were filed, and for a list. */
export function Component(props: RuleEditorPanelProps) {
  const { t } = useTranslation('cases', { keyPrefix: 'console.simulation' });
  return (
    <Block title={t('title')}>
      <Stack>
        <PastApplications {...props} />
        <PopulationTrial {...props} />
      </Stack>
    </Block>
  );
}

import { ActionButton, Stack, StateTag, useBilingual } from '@zhiban/ui';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MaterialView } from '../../../model/view.ts';
import { Earlier } from './earlier.tsx';
import { useForm } from './form-context.ts';
import { MaterialDrop } from './material-drop.tsx';
import { materialAnchor } from './places.ts';

/** The materials first: a photograph fills fields. What is already known need not be handed in. */
export function Materials() {
  const { view } = useForm();
  return (
    <Stack>
      {view.materials.map(material => (
        <div key={material.id} id={materialAnchor(material.id)} tabIndex={-1}>
          {material.waived && !material.document ? (
            <Waived material={material} waived={material.waived} />
          ) : (
            <Stack gap="tight">
              <Earlier material={material} />
              <MaterialDrop material={material} />
            </Stack>
          )}
        </div>
      ))}
    </Stack>
  );
}

/** A paper of ours stands in; the applicant may still hand in his own, which then is what counts. */
function Waived({ material, waived }: { material: MaterialView; waived: { zh: string; en: string } }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const say = useBilingual();
  const [instead, setInstead] = useState(false);
  return (
    <Stack gap="tight">
      <h3>{say(material.name)}</h3>
      <div>
        <StateTag state="success">{t('waived')}</StateTag>
      </div>
      <p>{say(waived)}</p>
      {instead ? (
        <MaterialDrop material={material} />
      ) : (
        <div>
          <ActionButton action={{ label: t('uploadInstead'), onPress: () => setInstead(true) }} />
        </div>
      )}
    </Stack>
  );
}

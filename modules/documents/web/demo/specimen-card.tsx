import { Block, Columns, Row, Stack, useBilingual } from '@zhiban/ui';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { photograph, type Specimen } from './specimen.ts';

/** One specimen with its picture, as it is found in the drawer. */
export function SpecimenCard({ specimen, onChoose }: { specimen: Specimen; onChoose: () => void }) {
  const { t } = useTranslation('documents', { keyPrefix: 'demo' });
  const say = useBilingual();
  const title = say(specimen.title);
  const src = photograph(specimen, 'good', {});
  return (
    <Block title={title}>
      <Columns aside={<img src={src} alt={t('photograph', { title })} loading="lazy" />}>
        <Stack>
          <p>{say(specimen.about)}</p>
          <Row>
            <Button onClick={onChoose} aria-label={`${t('change')} ${title}`}>
              {t('change')}
            </Button>
            <Button href={src} download={`${specimen.title.zh}.jpg`} aria-label={`${t('download')} ${title}`}>
              {t('download')}
            </Button>
          </Row>
        </Stack>
      </Columns>
    </Block>
  );
}

import { ErrorView, Link, Row, Stack, StateIcon, useBilingual, useFormat } from '@zhiban/ui';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EarlierMaterial, MaterialView } from '../../../model/view.ts';
import { useForm } from './form-context.ts';
import { useEarlier } from './use-earlier.ts';

/** What the applicant submitted earlier for this material: one press uses it, and that is his consent. */
export function Earlier({ material }: { material: MaterialView }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.earlier' });
  const { view } = useForm();
  const say = useBilingual();
  const describe = useEarlierWords();
  const [reopened, setReopened] = useState(false);
  const { busy, error, use, decline } = useEarlier(view.id, material.id);
  const { offers, lost, declined, document } = material;
  const [first] = offers;
  const shut = declined && !reopened;
  if (document || (!first && !lost)) return null;
  return (
    <Stack gap="tight">
      {lost ? (
        <p role="status">
          <StateIcon state="warning" /> {t('lost', { what: describe(lost) })}
        </p>
      ) : null}
      {first && !shut ? (
        <>
          <h3>{t('title', { name: say(material.name) })}</h3>
          {offers.map(offer => (
            <Stack key={offer.entryId} gap="tight">
              <p>{describe(offer)}</p>
              <Row>
                <Button
                  loading={busy === offer.entryId}
                  aria-label={t('useOf', { what: describe(offer) })}
                  onClick={() => use(offer.entryId)}
                >
                  {t('use')}
                </Button>
                {offer === first ? (
                  <Button
                    type="text"
                    loading={busy === 'decline'}
                    onClick={() => {
                      setReopened(false);
                      decline();
                    }}
                  >
                    {t('decline')}
                  </Button>
                ) : null}
              </Row>
            </Stack>
          ))}
          <p className="zb-small">
            {t(first.sensitive ? 'consentSensitive' : 'consent')} <Link to="/materials">{t('mine')}</Link>
          </p>
        </>
      ) : null}
      {first && shut ? (
        <Row>
          <Button type="text" onClick={() => setReopened(true)}>
            {t('reopen')}
          </Button>
        </Row>
      ) : null}
      {error ? <ErrorView error={error} /> : null}
    </Stack>
  );
}

/** Beside a document that was submitted earlier: which one it is. */
export function ReusedNote({ reused }: { reused: NonNullable<MaterialView['reused']> }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.earlier' });
  const describe = useEarlierWords();
  return <p>{t(reused.consent === 'standing' ? 'usedStanding' : 'used', { what: describe(reused) })}</p>;
}

/** 营业执照，2026年11月20日随“公共场所卫生许可（变更）”提交，可用到 2027年11月20日，系统已识别. */
function useEarlierWords(): (earlier: EarlierMaterial) => string {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form.earlier' });
  const say = useBilingual();
  const { date } = useFormat();
  return ({ name, number, service, filedAt, until, verifiedBy }) =>
    t('what', {
      name: number ? t('numbered', { name: say(name), number }) : say(name),
      service: say(service),
      day: date(filedAt),
      until: date(until),
      trust: verifiedBy ? t('verified', { by: verifiedBy }) : t('read'),
    });
}

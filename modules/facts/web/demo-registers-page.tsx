import { RequireStaff } from '@zhiban/identity/web';
import { useChange, useOperation } from '@zhiban/kernel/web';
import { Block, Empty, ErrorView, Field, Loading, Page, Row, StateTag } from '@zhiban/ui';
import { Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import {
  BEHAVIOURS,
  type Behaviour,
  listDemoRegisters,
  setDemoRegisterBehaviour,
} from '../model/operations.ts';

type Register = z.infer<typeof listDemoRegisters.response>[number];

/** How the demonstration's registers behave, for whoever shows what happens when one fails. */
export function Component() {
  const { t } = useTranslation('facts', { keyPrefix: 'demo' });
  return (
    <RequireStaff>
      <Page
        title={t('title')}
        lead={t('lead')}
        actions={<StateTag state="warning">{t('tag')}</StateTag>}
        width="form"
      >
        <p>{t('notice')}</p>
        <Registers />
      </Page>
    </RequireStaff>
  );
}

function Registers() {
  const { t } = useTranslation('facts', { keyPrefix: 'demo' });
  const query = useOperation(listDemoRegisters, {});
  if (query.isPending) return <Loading lines={6} />;
  if (!query.data) return <ErrorView error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data.length === 0) return <Empty what={t('none')} why={t('noneWhy')} />;
  return query.data.map(register => <RegisterSwitch key={register.id} register={register} />);
}

function RegisterSwitch({ register }: { register: Register }) {
  const { t, i18n } = useTranslation('facts', { keyPrefix: 'demo' });
  const change = useChange(setDemoRegisterBehaviour, [listDemoRegisters]);
  const set = (behaviour: Behaviour) =>
    change.mutate({ params: { registerId: register.id }, body: { behaviour } });
  const shown = change.isPending ? change.variables.body.behaviour : register.behaviour;
  return (
    <Block
      title={i18n.language.startsWith('en') ? register.name.en : register.name.zh}
      actions={
        <StateTag state={register.behaviour === 'normal' ? 'success' : 'warning'}>
          {t('now', { behaviour: t(`behaviour.${register.behaviour}`) })}
        </StateTag>
      }
    >
      <Field group label={t('choose')} hint={t(`effect.${shown}`)}>
        {({ id, ...aria }) => (
          <Radio.Group
            id={id}
            {...aria}
            value={shown}
            onChange={({ target }) => set(target.value)}
            options={BEHAVIOURS.map(behaviour => ({ value: behaviour, label: t(`behaviour.${behaviour}`) }))}
          />
        )}
      </Field>
      <Row>
        <span className="zb-small" role="status">
          {change.isPending ? t('saving') : change.isSuccess ? t('saved') : null}
        </span>
      </Row>
      {change.isError ? <ErrorView error={change.error} /> : null}
    </Block>
  );
}

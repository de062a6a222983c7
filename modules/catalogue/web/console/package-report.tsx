import { Block, ReasonList, Row, StateTag, useBilingual } from '@zhiban/ui';
import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ExampleResult } from '../../model/index.ts';
import type { CheckedPackage } from './check-package.ts';

/** What lint found and how the examples came out. */
export function PackageReport({ checked: { findings, examples } }: { checked: CheckedPackage }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.report' });
  const say = useBilingual();
  return (
    <>
      <Block title={t('findings')}>
        {findings.length === 0 ? (
          <Row>
            <StateTag state="success">{t('noFindings')}</StateTag>
          </Row>
        ) : (
          <ReasonList
            reasons={findings.map(({ severity, file, line, message, remedy }, index) => ({
              id: `${index}`,
              state: severity === 'error' ? 'danger' : 'warning',
              reason: t('finding', { kind: t(severity), file, line, message: say(message) }),
              remedy: say(remedy),
            }))}
          />
        )}
      </Block>
      <Block title={t('examples')}>
        {examples ? <Examples results={examples.results} /> : <p>{t('notRun')}</p>}
      </Block>
    </>
  );
}

function Examples({ results }: { results: readonly ExampleResult[] }) {
  const { t } = useTranslation('catalogue', { keyPrefix: 'console.report' });
  const say = useBilingual();
  const failed = results.filter(({ passed }) => !passed).length;
  return (
    <>
      <Row>
        <StateTag state={failed > 0 ? 'danger' : 'success'}>
          {t('summary', { passed: results.length - failed, failed })}
        </StateTag>
      </Row>
      <Table<ExampleResult>
        size="small"
        pagination={false}
        rowKey="id"
        dataSource={results.toSorted((a, b) => Number(a.passed) - Number(b.passed))}
        columns={[
          {
            title: t('example'),
            render: (_, { name, got }) => (
              <>
                {say(name)}
                <br />
                <span className="zb-small">{got.reasons.join(t('join'))}</span>
              </>
            ),
          },
          {
            title: t('result'),
            render: (_, { passed, expected, got }) => (
              <StateTag state={passed ? 'success' : 'danger'}>
                {passed
                  ? t(`outcome.${got.outcome}`)
                  : t('differs', {
                      expected: t(`outcome.${expected.outcome}`),
                      got: t(`outcome.${got.outcome}`),
                    })}
              </StateTag>
            ),
          },
        ]}
      />
    </>
  );
}

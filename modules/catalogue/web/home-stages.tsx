import { Block, Link } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';

const STAGES = ['renamed', 'lost', 'moved', 'expiring'] as const;

/** What happens in the life of a business, as a plain list; each leads to a search in plain words. */
export function Component() {
  const { t } = useTranslation('catalogue', { keyPrefix: 'portal' });
  return (
    <Block title={t('stages.title')}>
      <ul className="zb-plain zb-stack zb-stack--normal">
        {STAGES.map(stage => (
          <li key={stage}>
            <Link to={`/?q=${encodeURIComponent(t(`stageWords.${stage}`))}`}>{t(`stages.${stage}`)}</Link>
          </li>
        ))}
      </ul>
    </Block>
  );
}

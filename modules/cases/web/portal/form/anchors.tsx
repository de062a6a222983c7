import { Block, Link } from '@zhiban/ui';
import { useTranslation } from 'react-i18next';
import type { Screen } from './places.ts';
import { useScreenName } from './screen.tsx';

/** The parts of the form as links. */
export function Anchors({ list }: { list: readonly Screen[] }) {
  const { t } = useTranslation('cases', { keyPrefix: 'portal.form' });
  const nameOf = useScreenName();
  return (
    <nav aria-label={t('parts')}>
      <Block title={t('parts')}>
        <ol className="zb-plain zb-stack zb-stack--normal">
          {list.map((screen, index) => (
            <li key={screen.id}>
              <Link to={`#${screen.id}`}>{t('part', { number: index + 1, name: nameOf(screen) })}</Link>
            </li>
          ))}
        </ol>
      </Block>
    </nav>
  );
}

import { CompressOutlined, ZoomInOutlined, ZoomOutOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import './page-image.css';
import { StateIcon } from './state-tag.tsx';

/** A marked place on the page; all four are fractions of the image's width and height, 0 to 1. */
export interface ImageBox {
  id: string;
  /** What was read there: 统一社会信用代码：9133… */
  label: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface PageImageProps {
  src: string;
  alt: string;
  boxes?: readonly ImageBox[];
  /** The box to bring into view. */
  selected?: string;
  onSelect?: (id: string) => void;
}

const zooms = [1, 1.5, 2, 3, 4];
/** A landmark that scrolls takes the focus, though it is nothing to press. */
const SCROLLS = { tabIndex: 0 };
const percent = (fraction: number): string => `${fraction * 100}%`;

/** A document's page with the places that facts were read from. Keys: `+`, `-`, `0` for the width. */
export function PageImage({ src, alt, boxes = [], selected, onSelect }: PageImageProps) {
  const { t } = useTranslation('ui');
  const [step, setStep] = useState(0);
  const [failed, setFailed] = useState<string>();
  const [loaded, setLoaded] = useState<string>();
  const pane = useRef<HTMLDivElement>(null);
  const zoom = zooms[step] ?? 1;
  const broken = failed === src;

  useEffect(() => {
    if (selected === undefined) return;
    const box = pane.current?.querySelector(`[data-box="${CSS.escape(selected)}"]`);
    box?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);

  const move = (by: number) => setStep(now => Math.min(zooms.length - 1, Math.max(0, now + by)));
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') move(1);
    else if (event.key === '-') move(-1);
    else if (event.key === '0') setStep(0);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <figure className="zb-image" onKeyDown={press}>
      <div className="zb-image-tools">
        <Button
          icon={<ZoomInOutlined aria-hidden />}
          onClick={() => move(1)}
          aria-label={t('image.zoomIn')}
          title={t('image.zoomIn')}
        />
        <Button
          icon={<ZoomOutOutlined aria-hidden />}
          onClick={() => move(-1)}
          aria-label={t('image.zoomOut')}
          title={t('image.zoomOut')}
        />
        <Button icon={<CompressOutlined aria-hidden />} onClick={() => setStep(0)}>
          {t('image.fit')}
        </Button>
        <span className="zb-small" role="status">
          {t('image.zoom', { percent: zoom * 100 })}
        </span>
      </div>
      {broken ? (
        <div role="alert" className="zb-image-broken">
          <p>
            <StateIcon state="danger" /> {t('image.failed')}
          </p>
          <Button onClick={() => setFailed(undefined)}>{t('image.retry')}</Button>
        </div>
      ) : (
        <section ref={pane} className="zb-image-pane" aria-label={t('image.pane', { alt })} {...SCROLLS}>
          <div className="zb-image-page" style={{ inlineSize: percent(zoom) }}>
            {loaded === src ? null : <p role="status">{t('image.loading')}</p>}
            <img src={src} alt={alt} onLoad={() => setLoaded(src)} onError={() => setFailed(src)} />
            {boxes.map(box => (
              <button
                key={box.id}
                type="button"
                data-box={box.id}
                className="zb-image-box"
                aria-label={box.label}
                aria-pressed={box.id === selected}
                title={box.label}
                onClick={() => onSelect?.(box.id)}
                style={{
                  insetInlineStart: percent(box.x),
                  insetBlockStart: percent(box.y),
                  inlineSize: percent(box.width),
                  blockSize: percent(box.height),
                }}
              />
            ))}
          </div>
        </section>
      )}
    </figure>
  );
}

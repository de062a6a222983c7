import { CameraOutlined, UploadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../format/format.ts';
import './file-drop.css';
import { fileProblem, typeNames } from './file-problem.ts';
import { FileProgress, type Upload } from './file-progress.tsx';
import { StateIcon } from './state-tag.tsx';

export interface FileDropProps {
  /** The material's name. */
  label: string;
  hint?: ReactNode;
  /** Media types: `['image/jpeg', 'image/png', 'application/pdf']`. */
  accept: readonly string[];
  maxBytes: number;
  /** The file under way or there; without it nothing has been chosen. */
  upload?: Upload;
  /** One file of an accepted type and size. */
  onFile: (file: File) => void;
  /** Sends the same file again after a failure. */
  onRetry?: () => void;
  onRemove?: () => void;
  /** What was read from it. */
  children?: ReactNode;
}

/** Takes one file by button, by drop, or on phones by camera, and shows how it goes. */
export function FileDrop(props: FileDropProps) {
  const { label, hint, accept, maxBytes, upload, onFile, onRetry, onRemove, children } = props;
  const { t } = useTranslation('ui');
  const id = useId();
  const chosen = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [problem, setProblem] = useState<string>();
  const types = typeNames(accept, t('file.separator'));
  const size = formatBytes(maxBytes);
  const busy = upload?.state === 'uploading' || upload?.state === 'reading';
  const images = accept.filter(type => type.startsWith('image/'));

  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    const [file] = files;
    if (!file) return;
    const found = fileProblem(files, { accept, maxBytes });
    setProblem(found ? t(`file.${found}`, { name: file.name, types, size }) : undefined);
    if (!found) onFile(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!busy) take(event.dataTransfer.files);
  };
  const dragOver = (event: DragEvent) => {
    event.preventDefault();
    setOver(!busy);
  };
  const input = (ref: typeof chosen, types: readonly string[], fromCamera: boolean) => (
    <input
      ref={ref}
      type="file"
      hidden
      accept={types.join(',')}
      capture={fromCamera ? 'environment' : undefined}
      aria-label={label}
      onChange={event => {
        take(event.target.files);
        event.target.value = '';
      }}
    />
  );

  return (
    <fieldset
      className={`zb-file${over ? ' zb-file--over' : ''}`}
      aria-describedby={`${id}-hint`}
      onDrop={drop}
      onDragOver={dragOver}
      onDragLeave={() => setOver(false)}
    >
      <legend className="zb-file-label">{label}</legend>
      <div id={`${id}-hint`} className="zb-small">
        {hint ? <p>{hint}</p> : null}
        <p>{t('file.limits', { types, size })}</p>
      </div>
      {upload ? <FileProgress upload={upload} onRetry={onRetry} onRemove={onRemove} /> : null}
      {upload?.state === 'done' && children ? <div className="zb-file-read">{children}</div> : null}
      <p className="zb-file-problem" role="alert">
        {problem ? (
          <>
            <StateIcon state="danger" /> {problem}
          </>
        ) : null}
      </p>
      {busy ? null : (
        <div className="zb-actions">
          {images.length > 0 ? (
            <span className="zb-file-camera">
              <Button icon={<CameraOutlined aria-hidden />} onClick={() => camera.current?.click()}>
                {t('file.camera')}
              </Button>
            </span>
          ) : null}
          <Button icon={<UploadOutlined aria-hidden />} onClick={() => chosen.current?.click()}>
            {upload ? t('file.another') : t('file.choose')}
          </Button>
          <span className="zb-small zb-file-drop">{t('file.drop')}</span>
        </div>
      )}
      {input(chosen, accept, false)}
      {input(camera, images, true)}
    </fieldset>
  );
}

import { PauseOutlined, SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { speechFor } from './speech.ts';

/** How often a browser that loads its voices late is asked again, in milliseconds. */
const VOICES_SETTLE_MS = 1000;

export interface ReadAloudProps {
  /** The text, or where to find it when the button is pressed. */
  text: string | (() => string);
  /** What is read, for people who cannot see which block the button belongs to. */
  name?: string;
}

/** A button that reads a text with the browser's own voice. Shown only where there is one for the language. */
export function ReadAloud({ text, name }: ReadAloudProps) {
  const { t, i18n } = useTranslation('ui');
  const [voice, setVoice] = useState(() => speechFor(i18n.language));
  const [speaking, setSpeaking] = useState(false);

  useEffect(() => {
    if (!('speechSynthesis' in window)) return;
    const find = () => setVoice(speechFor(i18n.language));
    find();
    const timer = window.setTimeout(find, VOICES_SETTLE_MS);
    window.speechSynthesis.addEventListener('voiceschanged', find);
    return () => {
      window.clearTimeout(timer);
      window.speechSynthesis.removeEventListener('voiceschanged', find);
    };
  }, [i18n.language]);

  useEffect(() => {
    if (!speaking) return;
    return () => window.speechSynthesis.cancel();
  }, [speaking]);

  if (!voice) return null;

  const toggle = () => {
    window.speechSynthesis.cancel();
    if (speaking) {
      setSpeaking(false);
      return;
    }
    const utterance = new SpeechSynthesisUtterance(typeof text === 'string' ? text : text());
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.onend = () => setSpeaking(false);
    utterance.onerror = () => setSpeaking(false);
    window.speechSynthesis.speak(utterance);
    setSpeaking(true);
  };
  const icon = speaking ? <PauseOutlined aria-hidden /> : <SoundOutlined aria-hidden />;
  const label = name && !speaking ? t('read.startNamed', { name }) : undefined;
  return (
    <Button icon={icon} onClick={toggle} aria-label={label}>
      {speaking ? t('read.stop') : t('read.start')}
    </Button>
  );
}

/** The browser's voice for a language, or undefined where it has none or cannot speak. */
export function speechFor(language: string): SpeechSynthesisVoice | undefined {
  if (!('speechSynthesis' in window)) return undefined;
  const [wanted] = language.toLowerCase().split('-');
  return window.speechSynthesis
    .getVoices()
    .find(voice => voice.lang.toLowerCase().split(/[-_]/)[0] === wanted);
}

/** The text that one sees in an element, a line for each piece, without what its buttons say. */
export function visibleText(element: Element | null): string {
  if (!element) return '';
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const pieces: string[] = [];
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent?.trim();
    if (text && parent?.checkVisibility() && !parent.closest('button, [aria-hidden="true"]'))
      pieces.push(text);
  }
  return pieces.join('\n');
}

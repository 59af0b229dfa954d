import { Button } from 'antd';
import { useState } from 'react';
import { useTexts } from '../words/language';
import { CLOCK } from './texts';

/** The reasons of a date as a paragraph, to be copied into a letter. */
export function Paragraph({ text: paragraph }: { readonly text: string }) {
  const text = useTexts(CLOCK);
  const [isCopied, setCopied] = useState(false);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(paragraph);
    setCopied(true);
  };
  return (
    <section className="paragraph" aria-label={text.why}>
      <h3>{text.why}</h3>
      <p lang="zh-CN">{paragraph}</p>
      <Button size="small" onClick={() => void copy()}>
        {isCopied ? text.copied : text.copy}
      </Button>
    </section>
  );
}

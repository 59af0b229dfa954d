import { useState } from 'react';
import { v4 as newKey } from 'uuid';
import { api, dataOf } from '../api/client';
import { useTexts } from '../words/language';
import { FORM } from './texts';

interface Attached {
  readonly documentId: string;
  readonly name: string;
}

/** Files of an act: each is uploaded at once, and the act cites it. */
export function DocumentsField({
  value,
  onChange,
  most,
  id,
  ...aria
}: {
  readonly id: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly most: number;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}) {
  const text = useTexts(FORM);
  const ids = Array.isArray(value) ? (value as readonly string[]) : [];
  const [names, setNames] = useState<readonly Attached[]>([]);
  const [fault, setFault] = useState<string>();
  const [isUploading, setUploading] = useState(false);

  const upload = async (files: readonly File[]): Promise<void> => {
    setUploading(true);
    setFault(undefined);
    try {
      const uploaded: Attached[] = [];
      for (const file of files) uploaded.push({ documentId: await documentOf(file), name: file.name });
      setNames([...names, ...uploaded]);
      onChange([...ids, ...uploaded.map(({ documentId }) => documentId)].slice(0, most));
    } catch (error) {
      setFault(error instanceof Error ? error.message : String(error));
    } finally {
      setUploading(false);
    }
  };
  const remove = (documentId: string): void => {
    const left = ids.filter((one) => one !== documentId);
    onChange(left.length === 0 ? undefined : left);
  };

  return (
    <div className="files">
      <ul>
        {ids.map((one, n) => (
          <li key={one}>
            {names.find(({ documentId }) => documentId === one)?.name ?? text.nth(text.files, n + 1)}{' '}
            <button type="button" className="link" onClick={() => remove(one)}>
              {text.remove}
            </button>
          </li>
        ))}
      </ul>
      <input
        {...aria}
        id={id}
        type="file"
        multiple={most > 1}
        disabled={isUploading || ids.length >= most}
        onChange={({ target }) => {
          void upload([...(target.files ?? [])]);
          target.value = '';
        }}
      />
      {isUploading && <span role="status">{text.uploading}</span>}
      {fault && (
        <span className="fault" role="alert">
          {fault}
        </span>
      )}
    </div>
  );
}

/** Uploads a file; the same bytes are the same document. */
export async function documentOf(file: File): Promise<string> {
  const { documentId } = dataOf(
    await api.POST('/api/v1/documents', {
      params: { header: { 'Document-Name': encodeURIComponent(file.name), 'Idempotency-Key': newKey() } },
      body: '',
      bodySerializer: () => file,
      headers: { 'Content-Type': 'application/octet-stream' },
    }),
  );
  return documentId;
}

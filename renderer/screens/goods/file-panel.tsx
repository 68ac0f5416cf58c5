import { useRef, useState } from 'react';
import { type FileProblem, type GoodsPreview, longestGoodsFile } from '../../../shared/goods.ts';
import { focusAtOnce } from '../../components/focus-at-once.ts';
import { fileText } from '../../goods/file-text.ts';
import { useServices, useWords } from '../../store/window-context.tsx';
import { FilePreview } from './file-preview.tsx';

/** How far a file has come. */
type Progress =
  | { readonly type: 'none' }
  | { readonly type: 'reading' }
  | { readonly type: 'problem'; readonly problem: FileProblem }
  | { readonly type: 'untold'; readonly why: 'not_allowed' | 'no_answer' }
  | {
      readonly type: 'preview';
      readonly text: string;
      readonly preview: GoodsPreview;
      /** The catalogue has changed since the first look. */
      readonly isAgain: boolean;
    }
  | { readonly type: 'kept'; readonly added: number; readonly changed: number };

/** A file of goods: chosen, looked at, kept. Nothing changes before it is kept. */
export function FilePanel() {
  const { t, count } = useWords();
  const { goods } = useServices();
  const [name, setName] = useState('');
  const [progress, setProgress] = useState<Progress>({ type: 'none' });
  const input = useRef<HTMLInputElement>(null);
  const isPreview = progress.type === 'preview';
  const taken = isPreview ? progress.preview.added + progress.preview.changed : 0;

  return (
    <section className="panel stock-file" data-file={progress.type} aria-labelledby="stock-file">
      <h2 id="stock-file">{name === '' ? t('stock.file') : t('stock.file.name', { name })}</h2>
      <div className="stock-file-body" tabIndex={isPreview ? 0 : -1}>
        {progress.type === 'none' && <HowTo />}
        {isPreview && progress.isAgain && <p role="alert">{t('stock.file.again')}</p>}
        {isPreview && <FilePreview preview={progress.preview} />}
        <p role="status" className="stock-told">
          {remark()}
        </p>
      </div>
      <div className="stock-keys">
        {isPreview && taken > 0 && (
          <button
            type="button"
            className="button button-primary"
            ref={focusAtOnce}
            onClick={() => void keep(progress.text, progress.preview)}
          >
            {t('stock.file.keep', { count: count(taken) })}
          </button>
        )}
        <button
          type="button"
          className={isPreview ? 'button' : 'button button-primary'}
          ref={focusAtOnce}
          onClick={() => input.current?.click()}
        >
          {t(name === '' ? 'stock.file.choose' : 'stock.file.another')}
        </button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.tsv,.txt,text/csv"
          aria-label={t('stock.file.choose')}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            target.value = '';
            if (file) void look(file);
          }}
        />
      </div>
    </section>
  );

  function remark(): string | null {
    switch (progress.type) {
      case 'reading':
        return t('stock.file.reading');
      case 'problem': {
        const { problem } = progress;
        const line = problem.type === 'file_quote_open' ? count(problem.line) : '';
        return t(`stock.${problem.type}`, { line });
      }
      case 'untold':
        return t(`stock.${progress.why}`);
      case 'kept': {
        const { added, changed } = progress;
        return t('stock.file.kept', { added: count(added), changed: count(changed) });
      }
      default:
        return null;
    }
  }

  async function look(file: File): Promise<void> {
    setName(file.name);
    setProgress({ type: 'reading' });
    // Four bytes a letter at most; a film is not read at all.
    const isShort = file.size <= 4 * longestGoodsFile;
    const text = isShort ? fileText(new Uint8Array(await file.arrayBuffer())) : '';
    if (!isShort || text.length > longestGoodsFile) {
      return setProgress({ type: 'problem', problem: { type: 'file_too_large' } });
    }
    const told = await goods.preview(text);
    if (typeof told === 'string') setProgress({ type: 'untold', why: told });
    else if (!told.ok) setProgress({ type: 'problem', problem: told.why });
    else setProgress({ type: 'preview', text, preview: told.preview, isAgain: false });
  }

  async function keep(text: string, { seen }: GoodsPreview): Promise<void> {
    setProgress({ type: 'reading' });
    const told = await goods.keepFile(text, seen);
    if (typeof told === 'string') return setProgress({ type: 'untold', why: told });
    if (told.ok) return setProgress({ type: 'kept', ...told });
    if (told.why === 'file') return setProgress({ type: 'problem', problem: told.problem });
    setProgress({ type: 'preview', text, preview: told.preview, isAgain: true });
  }
}

/** What a file looks like that can be taken. */
function HowTo() {
  const { t } = useWords();
  return (
    <>
      <p>{t('stock.file.how')}</p>
      <pre className="stock-example">{t('stock.file.example')}</pre>
      <p>{t('stock.file.rule')}</p>
    </>
  );
}

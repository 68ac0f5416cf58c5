import { useState } from 'react';
import type { PrintJob } from '../../shared/receipt.ts';
import { Dialog } from '../components/dialog.tsx';
import { PrinterForm } from '../components/printer-form.tsx';
import { useServices, useWindow, useWords } from '../store/window-context.tsx';

/** What is wrong with the printer, what waits for it, and where it is. */
export function PrinterDialog() {
  const { t } = useWords();
  const { place, receipts } = useServices();
  const printer = useWindow((state) => state.printer);
  const [drawer, setDrawer] = useState<string | null>(null);
  const state = printer.link ? (printer.trouble ?? 'ready') : 'none';
  return (
    <Dialog
      name="printer"
      title={t('printer.title')}
      onClose={place.closeDialog}
      isWide
      foot={
        <>
          <p role="status" className="dialog-remark">
            {drawer}
          </p>
          <button type="button" className="button" onClick={() => void openDrawer()}>
            {t('printer.drawer')}
          </button>
          <button
            type="button"
            className="button button-primary"
            onClick={() => void receipts.test()}
          >
            {t('printer.test')}
          </button>
        </>
      }
    >
      <p className="printer-state" data-state={state}>
        <strong>{t(`printer.${state}`)}</strong> {t(`printer.${state}.advice`)}
      </p>
      <h2>{t('printer.jobs')}</h2>
      {printer.jobs.length === 0 && <p className="printer-none">{t('printer.jobs.none')}</p>}
      <ul className="print-jobs">
        {printer.jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
      <h2>{t('printer.where')}</h2>
      <PrinterForm link={printer.link} />
    </Dialog>
  );

  async function openDrawer(): Promise<void> {
    setDrawer(null);
    const result = await receipts.openDrawer();
    if (result === 'not_asked') return;
    setDrawer(t(result === 'opened' ? 'printer.drawer.opened' : `printer.${result}`));
  }
}

function JobRow({ job }: { readonly job: PrintJob }) {
  const { t, time } = useWords();
  const { receipts } = useServices();
  const seq = useWindow(
    ({ today }) => today.find(({ order }) => order.id === job.orderId)?.order.seq,
  );
  const { slip } = job;
  const sale = t('today.sale', { seq: String(seq ?? '') });
  const what = job.copy === 'merchant' ? `${sale} · ${t('receipt.merchant_copy')}` : sale;
  const ours = job.orderId === null ? t('printer.test') : what;
  const name = slip ? t('printer.slip', { name: slip.terminal }) : ours;
  return (
    <li className="print-job" data-job={job.state}>
      <span>
        {name} · {time(job.createdAt)} · {t(`print_job.${job.state}`)}
      </span>
      <button type="button" className="button" onClick={() => void receipts.retry(job.id)}>
        {t(job.state === 'uncertain' ? 'receipt.print_again' : 'printer.retry')}
      </button>
      <button type="button" className="button" onClick={() => void receipts.cancel(job.id)}>
        {t(job.state === 'uncertain' ? 'printer.was_printed' : 'printer.drop')}
      </button>
      {slip && <pre className="print-job-slip">{slip.lines.join('\n')}</pre>}
    </li>
  );
}

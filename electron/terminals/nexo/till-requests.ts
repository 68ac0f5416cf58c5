import type { Money } from '../../../shared/money.ts';
import type { TransactionKind } from '../../../shared/payment.ts';
import type { MoneyCommand, ServiceCommand } from '../service.ts';
import type { PaymentCommand } from '../terminal.ts';
import { decimalOf } from './amounts.ts';
import { Decimal, type JsonObject } from './json.ts';
import { transactionOfMark } from './receipts.ts';
import { serviceIdOf } from './service-id.ts';
import type { MoneyIntent, Question } from './session.ts';

/** What the till asks of a terminal, in its words. Times are milliseconds since 1970. */
export function loginRequest(now: number): Question {
  return service('Login', {
    DateTime: timeText(now),
    SaleSoftware: {
      ManufacturerID: 'Galla',
      ApplicationName: 'Galla',
      SoftwareVersion: '1',
      CertificationCode: '-',
    },
    SaleTerminalData: {
      TerminalEnvironment: 'Attended',
      SaleCapabilities: ['CashierStatus', 'CashierError', 'PrinterReceipt'],
    },
    OperatorLanguage: 'en',
  });
}

export function saleIntent(command: PaymentCommand, now: number): MoneyIntent {
  const { paymentId, amount, preferredMethod } = command;
  const isUpi = preferredMethod === 'upi';
  const brands: JsonObject = isUpi
    ? { TransactionConditions: { AllowedPaymentBrand: ['upi'] } }
    : {};
  return intent(paymentId, 'sale', amount, isUpi, 'Payment', {
    SaleData: saleData(paymentId, now),
    PaymentTransaction: { AmountsReq: amountsReq(amount), ...brands },
    ...(isUpi
      ? { PaymentData: { PaymentInstrumentData: { PaymentInstrumentType: 'Mobile' } } }
      : {}),
  });
}

/** `undefined` for what this language has no request for, or no name of the sale to take back. */
export function moveIntent(command: MoneyCommand, now: number): MoneyIntent | undefined {
  const { id, amount } = command;
  switch (command.type) {
    case 'reversal': {
      const original = transactionOfMark(command.original.mark);
      if (!original) return undefined;
      return intent(id, 'reversal', amount, false, 'Reversal', {
        SaleData: saleData(id, now),
        OriginalPOITransaction: original,
        ReversalReason: 'MerchantCancel',
      });
    }
    case 'refund': {
      // The terminal asks for the card; the sale that it belongs to is told where it has a name.
      const original = command.original ? transactionOfMark(command.original.mark) : undefined;
      return intent(id, 'refund', amount, false, 'Payment', {
        SaleData: saleData(id, now),
        PaymentTransaction: {
          AmountsReq: amountsReq(amount),
          ...(original ? { OriginalPOITransaction: original } : {}),
        },
        PaymentData: { PaymentType: 'Refund' },
      });
    }
    default:
      return undefined;
  }
}

type Asked = Pick<MoneyIntent['question'], 'category' | 'serviceId'>;

/** About exactly this message; null: about the terminal's last or present transaction. */
export function statusRequest(about: Asked | null): Question {
  return service('TransactionStatus', {
    ...(about ? { MessageReference: referenceTo(about) } : {}),
    ReceiptReprintFlag: false,
  });
}

export function abortRequest(about: Asked): Question {
  return service('Abort', {
    MessageReference: referenceTo(about),
    AbortReason: 'MerchantAbort',
  });
}

/** `undefined` for what this language has no request for. */
export function serviceQuestion(command: ServiceCommand): Question | undefined {
  switch (command.type) {
    case 'status':
      return service('Diagnosis', { HostDiagnosisFlag: false });
    case 'diagnosis':
      return service('Diagnosis', { HostDiagnosisFlag: true });
    case 'end_of_day':
      return service('Reconciliation', { ReconciliationType: 'SaleReconciliation' });
    case 'log_off':
      return service('Logout', {});
    case 'repeat_receipt':
      return service('TransactionStatus', {
        ReceiptReprintFlag: true,
        DocumentQualifier: ['CustomerReceipt', 'CashierReceipt'],
      });
    case 'print':
      return device('Print', {
        PrintOutput: {
          DocumentQualifier: 'Document',
          ResponseMode: 'PrintEnd',
          OutputContent: textOutput(command.lines),
        },
      });
    case 'display_text':
      return display(textOutput(command.lines), command.milliseconds);
    case 'display_code':
      return display(
        {
          OutputFormat: 'BarCode',
          OutputBarcode: {
            BarcodeType: 'QRCode',
            BarcodeValue: encodeURIComponent(command.text),
          },
        },
        command.milliseconds,
      );
    default:
      return undefined;
  }
}

function display(content: JsonObject, milliseconds: number): Question {
  return device('Display', {
    DisplayOutput: [
      {
        Device: 'CustomerDisplay',
        InfoQualify: 'Display',
        MinimumDisplayTime: new Decimal(String(Math.ceil(milliseconds / 1_000))),
        OutputContent: content,
      },
    ],
  });
}

function textOutput(lines: readonly string[]): JsonObject {
  return {
    OutputFormat: 'Text',
    OutputText: lines.map((line) => ({ Text: line, EndOfLineFlag: true })),
  };
}

function intent(
  commandId: string,
  kind: TransactionKind,
  amount: Money,
  isUpi: boolean,
  category: 'Payment' | 'Reversal',
  body: JsonObject,
): MoneyIntent {
  const question = { ...service(category, body), serviceId: serviceIdOf(commandId) };
  return { commandId, kind, amount, isUpi, question };
}

function referenceTo({ category, serviceId }: Asked): JsonObject {
  return { MessageCategory: category, ServiceID: serviceId };
}

function saleData(id: string, now: number): JsonObject {
  return { SaleTransactionID: { TransactionID: id, TimeStamp: timeText(now) } };
}

function amountsReq(amount: Money): JsonObject {
  return { Currency: amount.currency, RequestedAmount: decimalOf(amount) };
}

function service(category: Question['category'], body: JsonObject): Question {
  return { category, messageClass: 'Service', body };
}

function device(category: Question['category'], body: JsonObject): Question {
  return { category, messageClass: 'Device', body };
}

function timeText(now: number): string {
  return new Date(now).toISOString();
}

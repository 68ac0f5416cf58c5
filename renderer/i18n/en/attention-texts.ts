/** In English: payments whose end somebody has still to find out, and how a person says it. */
export const attentionTexts = {
  'attention.title': 'Needs attention',
  'attention.list': 'Payments that need attention',
  'attention.none': 'Nothing needs attention.',
  'attention.none.line': 'The end of every payment is known.',
  'attention.badge.one': '{count} unresolved',
  'attention.badge.other': '{count} unresolved',
  'attention.webhooks.badge': 'Webhooks off',
  'attention.webhooks.one':
    'A program elsewhere is no longer told what happens here. What waits for it is kept; somebody who may change settings can let it go on.',
  'attention.webhooks.other':
    '{count} programs elsewhere are no longer told what happens here. What waits for them is kept; somebody who may change settings can let them go on.',
  'attention.webhooks.show': 'Show the webhooks',
  'attention.item': 'Sale {seq}',
  'attention.since': 'since {time}',
  'attention.interrupted': 'Interrupted, now over',
  'attention.details': 'What is known of sale {seq}',

  'attention.happened': 'What happened',
  'attention.money': 'Where the money is',
  'attention.advice': 'What to do now',
  'attention.tell': 'Tell the customer',

  'attention.evidence': 'Evidence so far',
  'attention.fact.approval': 'The terminal approved',
  'attention.fact.asked_amount': 'Asked for',
  'attention.fact.rrn': 'Bank reference (RRN)',
  'attention.fact.approval_code': 'Approval code',
  'attention.fact.cancel': 'Cancel asked by',
  'attention.fact.questions': 'Terminal asked',
  'attention.fact.terminal': 'Terminal now',
  'attention.fact.since': 'In doubt since',
  'attention.fact.attempts': 'Attempts on this sale',
  'attention.fact.code': 'Code was shown',
  'attention.cancel.customer': 'the customer, on the terminal',
  'attention.cancel.merchant': 'the till',
  'attention.cancel.till': 'the till, by itself',
  'attention.no_approval': 'nothing that is known here',
  'attention.not_asked': 'not yet since the till started',
  'attention.asked.one': 'once, at {time}',
  'attention.asked.other': '{count} times, last at {time}',
  'attention.said.none': 'it remembers no transaction',
  'attention.said.other': 'it named another transaction',
  'attention.said.busy': 'it was at work',
  'attention.said.silent': 'it did not say',
  'attention.said.not_yet':
    'it knows nothing of it, and the request may still reach it; believed from {time} on',
  'attention.last_lines': 'Done so far',

  'doubt.happened.no_answer': 'The terminal stopped answering while the payment ran.',
  'doubt.happened.line_lost': 'The terminal’s cable or power was lost while the payment ran.',
  'doubt.happened.interrupted': 'The till stopped while the payment ran.',
  'doubt.happened.amount_differs': 'The terminal took another amount than was asked.',
  'doubt.happened.contradiction': 'The terminal has said two different things about this payment.',
  'doubt.happened.cancel_unanswered': 'A cancel was sent and the terminal has not answered it.',
  'doubt.happened.verdict_contradicted':
    'Somebody said that nothing was paid; later the terminal said that it was.',
  'doubt.happened.unconfirmed': 'A UPI code was shown, and nobody has said whether money came.',

  'doubt.money.no_answer': 'With the customer or on its way to the shop: not known yet.',
  'doubt.money.line_lost': 'With the customer or on its way to the shop: not known yet.',
  'doubt.money.interrupted': 'With the customer or on its way to the shop: not known yet.',
  'doubt.money.amount_differs': 'Money has moved, but not as much as was asked, or more.',
  'doubt.money.contradiction': 'With the customer or on its way to the shop: not known yet.',
  'doubt.money.cancel_unanswered': 'With the customer or on its way to the shop: not known yet.',
  'doubt.money.verdict_contradicted': 'The terminal says that it is on its way to the shop.',
  'doubt.money.unconfirmed': 'In the shop’s account or with the customer: only the bank knows.',

  'doubt.advice.no_answer':
    'Do not charge again. Press R to ask the terminal; if it stays silent, look at its slip and press T.',
  'doubt.advice.line_lost':
    'Do not charge again. Plug the terminal in: it is then asked by itself. If it stays off, press T.',
  'doubt.advice.interrupted':
    'Do not charge again. Press R to ask the terminal; if it does not know, look at its slip and press T.',
  'doubt.advice.amount_differs':
    'Compare the slip with the sale. Press T and type what the slip says; the rest is then still due.',
  'doubt.advice.contradiction': 'Do not charge again. Look at the slip; a manager presses T.',
  'doubt.advice.cancel_unanswered':
    'Do not charge again. Press R to ask the terminal; if it does not know, look at its slip and press T.',
  'doubt.advice.verdict_contradicted':
    'Look at the slip and at the customer’s bank message; a manager presses T.',
  'doubt.advice.unconfirmed': 'Look into the bank’s app for this amount, then press T.',

  'doubt.tell.no_answer':
    'We are checking with the card machine. Please wait; you will not be charged twice.',
  'doubt.tell.line_lost':
    'The card machine lost its connection. We are checking; you will not be charged twice.',
  'doubt.tell.interrupted': 'Our till restarted. We are checking; you will not be charged twice.',
  'doubt.tell.amount_differs':
    'The machine took another amount. We are comparing it with your slip.',
  'doubt.tell.contradiction': 'We are checking with the bank. You will not be charged twice.',
  'doubt.tell.cancel_unanswered':
    'We are checking whether the cancel reached the bank. You will not be charged twice.',
  'doubt.tell.verdict_contradicted':
    'May I see your bank message? We are checking this payment again.',
  'doubt.tell.unconfirmed': 'May I see your UPI app? We are looking for the money on our side.',

  'attention.act.ask': 'Ask the terminal',
  'act.type_slip': 'Type the slip’s number',
  'attention.act.type': 'Type the slip’s number',
  'attention.act.story': 'Whole story',
  'attention.act.seen': 'Seen',
  'attention.no_terminal': 'No terminal took part: only the bank’s app can tell. Press T.',
  'attention.over.paid': 'It was interrupted, and it is paid.',
  'attention.over.unpaid': 'It was interrupted. Nothing was charged.',

  'resolve.title': 'Sale {seq}: how did it end?',
  'resolve.line': 'The terminal is asked once more first. What it says counts.',
  'resolve.verdict': 'What the slip says',
  'resolve.paid': 'Paid',
  'resolve.paid.line': 'The slip or the bank says that it was approved.',
  'resolve.not_paid': 'Not paid',
  'resolve.not_paid.line': 'It is certain that no money moved.',
  'resolve.reference': 'RRN or approval code on the slip',
  'resolve.utr': 'UTR of the UPI payment, 12 digits',
  'resolve.amount': 'Amount on the slip',
  'resolve.because': 'How that is known',
  'resolve.telling': 'Asking the terminal…',
  'resolve.confirm.paid': 'Keep: paid',
  'resolve.confirm.not_paid': 'Keep: not paid',
  'resolve.reference_missing': 'Type the number that is printed on the slip.',
  'resolve.amount_wrong': 'Type the amount on the slip; not more than {amount}.',
  'asking.resolve': 'Asking the terminal once more… {time}',
  'attention.told.paid': 'Sale {seq} is kept as paid.',
  'attention.told.not_paid': 'Sale {seq} is kept as not paid.',
  'resolve.gone': 'The end of this payment is known by now.',

  'because.slip_declined': 'The slip says declined',
  'because.not_on_terminal': 'It is not in the terminal’s own list',
  'because.not_debited': 'The customer’s bank shows no debit',
  'because.nothing_arrived': 'Nothing has arrived',
} as const;

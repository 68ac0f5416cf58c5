/** In English: ending a terminal's day and comparing it with the book. */
export const settlementTexts = {
  'settlement.title': 'End of day and reconciliation',
  'settlement.lines': 'Not settled yet',
  'settlement.open': '{count} not settled yet',
  'settlement.nothing': 'Everything of this terminal is settled.',
  'settlement.compare': 'The book beside the terminal',
  'settlement.ours': 'This till',
  'settlement.theirs': 'Terminal',
  'settlement.sales': 'Sales',
  'settlement.refunds': 'Refunds',
  'settlement.together': 'taken off the sales',
  'settlement.batch': 'Batch {number}',
  'settlement.last': 'Last end of day: {when}',
  'settlement.settled.one': '{count} payment was settled.',
  'settlement.settled.other': '{count} payments were settled.',
  'settlement.end': 'End the day',
  'settlement.sure': 'Afterwards payments can only be refunded, not taken back whole.',
  'settlement.do': 'Yes, end it',
  'settlement.running': 'The terminal is ending its day. This can take a minute.',
  'settlement.verdict.matched': 'Matched: both have the same.',
  'settlement.verdict.ours_only':
    'Only in this till: {count} transactions, {amount}. Look for them on the terminal’s slip.',
  'settlement.verdict.theirs_only':
    'Only on the terminal: {count} transactions, {amount}. Look for them on its slip.',
  'settlement.verdict.differs':
    'They differ: {count} transactions, {amount}. Compare line by line with the slip.',
  'settlement.verdict.not_told':
    'The terminal gave no figures ({count} here, {amount}). Compare with its slip.',
  'settlement.unknown':
    'The end of day of {when} gave no answer: what is listed may be settled already. Look at the terminal’s slip, and end the day again.',
  'settlement.why.unknown_terminal': 'This terminal is not in service.',
  'settlement.why.cannot': 'This terminal ends its day by itself.',
  'settlement.why.not_ready': 'The terminal is not connected.',
  'settlement.why.busy': 'The terminal is busy. Wait until it is free.',
  'settlement.why.in_doubt':
    'Something on this terminal is in doubt. Resolve it first: its memory is needed for that.',
  'settlement.why.refused': 'The terminal refused.',
  'settlement.why.not_sent': 'The terminal could not be reached.',
  'settlement.why.no_answer':
    'The terminal gave no answer. Look at its slip: it may have ended its day. Nothing was marked as settled here.',
} as const;

/** In English: what the till has to say about the last thing that was asked. */
export const noticesTexts = {
  'notice.amount_missing': 'Type an amount first.',
  'notice.sale_empty': 'Type an amount or choose goods first.',
  'notice.sale_overflow': 'The largest sale is {amount}. Make this one smaller.',
  'notice.quantity_largest': 'At most {count} of one item.',
  'notice.quantity_least': 'One is the least. Remove takes it out.',
  'notice.quantity_of_amount': 'A typed amount has no quantity. Press Esc to clear it first.',
  'notice.sale_cleared': 'Sale cleared. Backspace brings it back.',
  'notice.scan_waits': 'Not added: finish this payment first, then scan again.',
  'notice.scan_elsewhere': 'Not added: goods are scanned on the sell screen. Esc goes there.',
  'notice.scan_card':
    'That was a card, not goods. Only the terminal reads cards; nothing was kept.',
  'notice.line_missing': 'There is nothing in this sale yet to have that many of.',
  'notice.quantity_whole': 'Only a whole number of pieces can be sold.',
  'notice.discount_too_large':
    'Something must be left to pay for each of the goods. Take off less.',
  'notice.lines_most': 'No more different items fit into one sale. Charge these first.',
  'notice.amount_overflow': 'The largest amount is {amount}. Clear it and type it again.',
  'notice.still_unknown': 'Asked at {time}: the terminal does not say yet. Do not charge again.',
  'notice.malformed': 'The till did not understand this window. Update and open it again.',
  'notice.fault':
    'Something went wrong inside the till (reference {reference}). Look at today’s sales before you charge again.',
  'notice.no_answer': 'The till took too long. Look at today’s sales before you charge again.',

  'refusal.order_not_found': 'This sale is not in the book. Go back and type the amount again.',
  'refusal.order_already_paid': 'This sale is already paid. Do not charge it again.',
  'refusal.order_amount_exceeded': 'Only {amount} is still due on this sale. Nothing was sent.',
  'refusal.amount_invalid': 'This amount cannot be charged. Clear it and type it again.',
  'refusal.amount_too_small': 'The smallest amount is {amount}. Type at least that.',
  'refusal.amount_mismatch': 'Exactly {amount} is due on this sale. Nothing was sent.',
  'refusal.currency_unknown': 'The till does not know this currency. Ask a technician.',
  'refusal.currency_mismatch': 'This sale is in {currency}. Nothing was sent.',
  'refusal.receipt_too_long': 'The receipt number is too long. Shorten it and try again.',
  'refusal.notes_invalid': 'The notes are too long. Shorten them and try again.',
  'refusal.terminal_unknown': 'Several terminals are set up and none is chosen. Ask a technician.',
  'refusal.terminal_unknown.none': 'No terminal is set up yet. Ask a technician to add one.',
  'refusal.terminal_not_local': 'This terminal belongs to the cloud. Use one wired to this till.',
  'refusal.terminal_busy': 'The terminal is busy with another payment. Wait until it has finished.',
  'refusal.terminal_busy.in_doubt':
    'The terminal holds a payment whose outcome is not known. Resolve it before you charge again.',
  'refusal.order_busy': 'An earlier attempt on this sale is not resolved. Do not charge again yet.',
  'refusal.item_not_found': 'This item is not in the catalogue. Type its price instead.',
  'refusal.discount_invalid':
    'This discount leaves nothing of its line. Make it smaller, or remove the line.',
  'refusal.customer_invalid': 'What was typed about the customer is too long. Shorten it.',
  'refusal.cash_too_little': 'The customer has to give at least {amount}. Nothing was taken.',
  'refusal.upi_not_set_up': 'The shop has set no UPI address. Ask a manager to set one.',
  'refusal.bharat_qr_not_offered': 'This terminal has no Bharat QR. Take another way to pay.',
  'refusal.upi_needs_rupees': 'UPI pays in rupees only. Take another way to pay.',
  'refusal.reference_invalid': 'This is not a complete reference. Type it as the bank wrote it.',
  'refusal.reference_is_card_number':
    'This is a card number, and the till must not keep one. Type the reference of the slip.',
  'refusal.reference_used': 'This reference has already paid for sale {seq}. Ask for the new one.',
  'refusal.same_sale_again.paid':
    'The same sale was paid at {time}: sale {seq}. Charge once more only for another customer.',
  'refusal.same_sale_again.unresolved':
    'Sale {seq} of {time} is the same, and not over yet. Charge once more only for another customer.',
  'refusal.payment_not_found': 'This payment is not in the book. Look at today’s sales.',
  'refusal.payment_not_authorised': 'This payment holds no money that could be taken.',
  'refusal.capture_mismatch': 'Only the whole of what was promised can be taken: {amount}.',
  'refusal.refund_not_found': 'This refund is not in the book.',
  'refusal.refund_meanwhile':
    'Nothing was done: something was refunded meanwhile, and {amount} is left now. Look at the refunds of this payment first.',
  'refusal.refund_too_much': 'Only {amount} can still be refunded.',
  'refusal.refunded_fully': 'All of it has been refunded already.',
  'refusal.refund_sent': 'The refund has left the till and cannot be called back.',
  'refusal.refund_not_in_doubt': 'The outcome is already known. Nothing had to be asked.',
  'refusal.upstream_missing':
    'This was paid online, and the payment service cannot be reached from here.',
  'refund.why_not.nothing_left': 'All of it has been refunded already.',
  'refund.why_not.not_captured': 'There is no money to refund: it was never taken.',
  'refund.why_not.in_doubt': 'First find out whether it was paid.',
  'refund.why_not.too_old': 'It is too long ago to be refunded this way.',
  'refund.why_not.only_whole_before_settlement':
    'Until the terminal’s end of day only the whole can be taken back.',
  'refund.why_not.settled':
    'Its terminal has settled it and cannot take it back. Pay it back another way.',
  'refund.why_not.terminal_gone': 'Its terminal is not in service any more.',
  'refund.why_not.terminal_busy': 'The terminal is busy. Wait until it is free.',
  'refund.why_not.upstream_missing':
    'This was paid online, and the payment service cannot be reached from here.',
  'refusal.payment_not_in_doubt': 'The outcome is already known. Nothing had to be asked.',
  'held.title': 'Held sales',
  'held.keys': 'Enter takes a sale up again, Del throws it away.',
  'held.lines': '{count} lines',
  'notice.held': 'Held. The same key brings it back.',
  'notice.nothing_held': 'No sale is held.',
  'notice.held_gone': 'Somebody has taken this sale up already.',
  'notice.held_missing':
    'Some of it is no longer in the catalogue and was left out. Look before you charge.',
} as const;

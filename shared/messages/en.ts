import type { PaymentFailureCode } from '../failures.ts';
import type { Messages } from './message.ts';

const nothingCharged = 'Nothing charged';
const notThisRequest = 'This request charged nothing';

export const english: Messages = {
  failures: {
    CARD_DECLINED: {
      happened: 'The bank declined the card.',
      money: nothingCharged,
      advice: 'Ask for another card, or another way to pay.',
    },
    CARD_READ_ERROR: {
      happened: 'The card could not be read.',
      money: nothingCharged,
      advice: 'Clean the card and insert it again, or use another.',
    },
    INVALID_PIN: {
      happened: 'The PIN was wrong.',
      money: nothingCharged,
      advice: 'Try again. After several wrong PINs the bank blocks the card.',
    },
    TIMEOUT: {
      happened: 'The payment was not made in time.',
      money: nothingCharged,
      advice: 'Try again when the customer is ready.',
    },
    TRANSACTION_CANCELLED: {
      happened: 'The payment was cancelled.',
      money: nothingCharged,
      advice: 'Try again, or go back to the till.',
    },
    NETWORK_ERROR: {
      happened: 'The terminal could not reach the bank.',
      money: nothingCharged,
      advice: 'Check the terminal’s network, then try again.',
    },
    DEVICE_MALFUNCTION: {
      happened: 'The terminal reports a fault.',
      money: nothingCharged,
      advice: 'Look at the terminal’s screen. If it stays, call the terminal’s support.',
    },
    DEVICE_DISCONNECTED: {
      happened: 'The terminal was not connected.',
      money: nothingCharged,
      advice: 'Check the cable and the power, then try again.',
    },
    DEVICE_TIMEOUT: {
      happened: 'The terminal did not start.',
      money: nothingCharged,
      advice: 'Check that the terminal is switched on, then try again.',
    },
    DEVICE_ERROR: {
      happened: 'The terminal would not take this payment.',
      money: nothingCharged,
      advice: 'Look at the terminal’s screen, then try again.',
    },
  },
  requestErrors: {
    BAD_REQUEST_ERROR: {
      happened: 'The till refused the request.',
      money: notThisRequest,
      advice: 'Read its reason, correct the request and send it again.',
    },
    VALIDATION_FAILED: {
      happened: 'Something in the request is missing or wrong.',
      money: notThisRequest,
      advice: 'Correct the field that is named and send it again.',
    },
    ORDER_NOT_FOUND: {
      happened: 'This order is not in the book.',
      money: notThisRequest,
      advice: 'Check the order’s id.',
    },
    ACTIVITY_NOT_FOUND: {
      happened: 'This checkout is not in the book.',
      money: notThisRequest,
      advice: 'Check the activity’s id, and look at the order before you charge again.',
    },
    BUSINESS_LOGIC_ERROR: {
      happened: 'The order or the terminal does not allow this.',
      money: notThisRequest,
      advice: 'Look at how the order stands.',
    },
    PROCESSING_FAILED: {
      happened: 'Something went wrong inside the till.',
      money: 'Not known before the order has been looked at',
      advice: 'Look at the order before you charge again.',
    },
    DEVICE_NOT_FOUND: {
      happened: 'The till knows no such terminal.',
      money: notThisRequest,
      advice: 'Check that the terminal is paired and switched on.',
    },
    DEVICE_BUSY: {
      happened: 'The terminal is busy with another payment.',
      money: notThisRequest,
      advice: 'Wait until the other payment has ended.',
    },
    UNSUPPORTED_ACTION: {
      happened: 'The terminal cannot do this now.',
      money: notThisRequest,
      advice: 'Use a terminal wired to this till.',
    },
  },
  userTexts: {
    DEVICE_DISCONNECTED: 'Please check if the POS device is connected and try again.',
    CARD_DECLINED: 'Your card was declined. Please try a different payment method.',
    DEVICE_TIMEOUT: 'The device is taking too long to respond. Please try again.',
    VALIDATION_FAILED: 'Please check your request and try again.',
    default: 'An unexpected error occurred. Please try again.',
  },
};

/** `description` of a failed payment in the API, which speaks English alone, in the documents' words. */
export const failureDescriptions: Readonly<Record<PaymentFailureCode, string>> = {
  CARD_DECLINED: 'Transaction was declined by the card issuer',
  CARD_READ_ERROR: 'Failed to read card data',
  INVALID_PIN: 'Incorrect PIN entered',
  TIMEOUT: 'Transaction timed out',
  TRANSACTION_CANCELLED: 'User cancelled transaction',
  NETWORK_ERROR: 'Device network connectivity issue',
  DEVICE_MALFUNCTION: 'Hardware malfunction',
  DEVICE_DISCONNECTED: 'Device is not connected',
  DEVICE_TIMEOUT: 'Device operation timed out',
  DEVICE_ERROR: 'Device communication error',
};

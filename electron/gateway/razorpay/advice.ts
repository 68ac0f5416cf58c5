import type { Advice } from '../operation.ts';

/** What the documents' own samples get wrong, and how it works (X18, X20). */
export const advice: readonly Advice[] = [
  {
    title: 'Point an SDK here',
    text:
      'Always give the address. base_url=None, as in the sample class of the guide, makes the Python ' +
      'SDK call "None/v1/orders"; leave the argument out to reach the cloud. ' +
      'device_mode travels as the header X-Razorpay-Device-Mode; callers that cannot send one may write ' +
      'device_mode into the query or the body.',
    sample: `import razorpay

client = razorpay.Client(auth=(KEY_ID, KEY_SECRET), base_url="{base}")
order = client.order.create({"amount": 19900, "currency": "INR"}, device_mode="wired")`,
  },
  {
    title: 'Try again after an error that passes',
    text:
      'The exceptions of the Python SDK have no code, only the description, so a loop that reads ' +
      'error.code never tries again. This one does: at most three tries, one and two seconds apart. ' +
      'A terminal is never asked twice for the same money: a checkout that may have been paid is ' +
      'refused as busy until the terminal has said how it ended.',
    sample: `import time

PASSING = (
    "Device is in an invalid state or transitioning",  # DEVICE_BUSY
    "Device is not connected",                         # DEVICE_DISCONNECTED
    "Device operation timed out",                      # DEVICE_TIMEOUT
)

def with_retries(call):
    for attempt in range(3):
        try:
            return call()
        except Exception as error:
            if attempt == 2 or not str(error).startswith(PASSING):
                raise
            time.sleep(2 ** attempt)`,
  },
  {
    title: 'Ask once, however often you send',
    text:
      'Give a POST an Idempotency-Key of your own. For a day a copy of the request is told what the ' +
      'first was told, marked Idempotent-Replayed, also after a restart of the till; another body under the same key is refused.',
  },
  {
    title: 'What you may read besides',
    text:
      'In metadata, beside the documents’ members: user_text of a failed activity is a sentence for the ' +
      'person at the counter, in Hindi for Accept-Language: hi; receipt_used_by of a new order names an earlier one with the same receipt; ' +
      'terminal_id of an activity is the terminal that was used where device_id was only a hint; code of ' +
      'an error is the other error profile’s.',
  },
  {
    title: 'In doubt is not failed',
    text:
      'When the line breaks while a customer pays, the activity stays processing and its payment says ' +
      'metadata.in_doubt. Wait or look at the terminal; do not charge again.',
  },
];

import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Activity } from '../../../shared/activity.ts';
import type { Actor } from '../../../shared/actor.ts';
import type { Answer } from '../../../shared/failures.ts';
import { isId } from '../../../shared/ids.ts';
import type { Settings } from '../../../shared/settings.ts';
import type { TerminalStatus } from '../../../shared/terminal.ts';
import type { Alongside } from '../../till/till.ts';
import { requireKey } from '../authorisation.ts';
import type { Operation } from '../operation.ts';
import type { GatewayServices } from '../surface.ts';
import { type ActivityCall, readActivity } from './activity-request.ts';
import { answer } from './answer.ts';
import { actorOf, bodyOf, modeOf, type Query } from './call.ts';
import { chooseOwner } from './device-mode.ts';
import { type ActivityEntity, activityEntity } from './entities.ts';
import {
  deviceAbsent,
  deviceIdMissing,
  idInvalid,
  notFound,
  upstreamNotConfigured,
} from './errors.ts';
import { activityOf } from './mapping.ts';
import { createOnce, type Remember } from './once.ts';
import { operations } from './operations.ts';
import { preferredLanguage } from './preferred-language.ts';
import { errorOfRefusal } from './refusals.ts';
import { failure, type Result, success } from './result.ts';

type ById = { Params: { id: string }; Querystring: Query };

/** Device activities: start a checkout, close one, look at either (R21-R35). */
export function addActivityRoutes(app: FastifyInstance, services: GatewayServices): void {
  const { till, settings, keys } = services;
  const once = createOnce(services, 'activity');
  const route = (operation: Operation) => ({
    onRequest: requireKey(keys, { scope: 'sell', secret: 'optional' }),
    config: { processor: 'activity' as const, operation },
    schema: { response: { 200: activityEntity } },
  });

  app.post('/devices/activity', route(operations.createActivity), (request, reply) =>
    once<ActivityEntity>(request, reply, (remember) => create(request, remember)),
  );
  app.get<ById>('/devices/activity/:id', route(operations.fetchActivity), (request, reply) =>
    answer(request, reply, fetch(request), settings()),
  );

  async function create(
    request: FastifyRequest,
    remember?: Remember<ActivityEntity>,
  ): Promise<Result<ActivityEntity>> {
    const current = settings();
    const call = readActivity(bodyOf(request), current);
    if (!call.ok) return call;
    const mode = modeOf(request, 'activity', current.defaultDeviceMode);
    if (!mode.ok) return mode;
    const { deviceId } = call.value.input;
    if (mode.value === 'wireless' && deviceId === null) return failure(deviceIdMissing());
    const terminals = till.terminals.list();
    if (chooseOwner(mode.value, deviceId, terminals) === 'upstream') {
      return failure(upstreamNotConfigured('activity'));
    }
    const tell = (activity: Activity) =>
      outcomeOf(show(activity, request), activity, current.deviceFailures);
    const alongside: Alongside<Activity> | undefined =
      remember && ((kept, book) => remember(tell(kept), book));
    const meant = deviceId ?? standardOf(current, terminals);
    const started = await perform(call.value, meant, actorOf(request), alongside);
    if (started.ok) return tell(started.value);
    return failure(errorOfRefusal(started.refusal, 'activity', currencyOf(call.value)));
  }

  async function perform(
    call: ActivityCall,
    deviceId: string | null,
    actor: Actor,
    alongside: Alongside<Activity> | undefined,
  ): Promise<Answer<Activity>> {
    if (call.action === 'close_checkout') {
      return till.checkouts.close({ ...call.input, deviceId }, actor, alongside);
    }
    const checkout = await till.checkouts.initiate(
      { ...call.input, deviceId },
      actor,
      alongside && (({ activity }, book) => alongside(activity, book)),
    );
    return checkout.ok ? { ok: true, value: checkout.value.activity } : checkout;
  }

  /** X3: a shop may have its callers told of an absent terminal as an error. */
  function outcomeOf(
    shown: ActivityEntity,
    activity: Activity,
    deviceFailures: Settings['deviceFailures'],
  ): Result<ActivityEntity> {
    const isAbsent = activity.failure?.type === 'terminal_absent';
    return isAbsent && deviceFailures === 'http' ? failure(deviceAbsent(shown)) : success(shown);
  }

  function fetch(request: FastifyRequest<ById>): Result<ActivityEntity> {
    const { id } = request.params;
    if (!isId('pda', id)) return failure(idInvalid('activity'));
    const mode = modeOf(request, 'activity', 'wired');
    if (!mode.ok) return mode;
    const activity = till.checkouts.find(id);
    if (activity) return success(show(activity, request));
    // An activity that is not ours may be the cloud's.
    const isCloud = mode.value === 'wireless';
    return failure(isCloud ? upstreamNotConfigured('activity') : notFound('activity'));
  }

  function show(activity: Activity, { headers }: FastifyRequest): ActivityEntity {
    const { paymentId, status } = activity;
    const mayDoubt = status === 'processing' && paymentId !== null;
    const payment = mayDoubt ? till.checkouts.payment(paymentId) : undefined;
    return activityOf(activity, payment, preferredLanguage(headers['accept-language']));
  }
}

/** The one that the shop has chosen for sales that name none, as at the window. */
function standardOf(
  { standardTerminal }: Pick<Settings, 'standardTerminal'>,
  paired: readonly TerminalStatus[],
): string | null {
  return paired.some(({ terminal }) => terminal.id === standardTerminal) ? standardTerminal : null;
}

function currencyOf(call: ActivityCall): string {
  return call.action === 'initiate_checkout' ? call.input.currency : '';
}

import type { JsonObject, JsonValue } from '../../core/json.ts';
import type { BatchFault, Fault, RequestTrouble } from '../faults.ts';
import { unprocessable } from '../http/api-error.ts';
import type { Route } from '../http/call.ts';
import { readJson } from '../http/read-json.ts';
import type { Location, Shape } from '../http/shape.ts';
import { anything, choice, fields, nullable, number, text } from '../http/shape.ts';
import type { World } from '../world.ts';

const LIST_TROUBLES: Readonly<Record<'stale' | 'other', Shape>> = {
  stale: fields({ as: choice(['stale']), milliseconds: number({ min: 0 }) }, ['as', 'milliseconds']),
  other: fields({ as: choice(['stale', 'empty', 'repeated']) }, ['as']),
};

const TROUBLES: Readonly<Record<RequestTrouble['do'], Shape>> = {
  status: fields(
    {
      status: number({ whole: true, min: 400, max: 599 }),
      detail: anything,
      retryAfter: number({ min: 0 }),
    },
    ['status'],
  ),
  redirect: anything,
  delay: fields({ milliseconds: number({ min: 0 }) }, ['milliseconds']),
  late: fields({ milliseconds: number({ min: 0 }) }, ['milliseconds']),
  drop: fields({ when: choice(['before', 'after']) }, ['when']),
  html: anything,
  truncate: anything,
  endless: anything,
  types: anything,
  list: (value, loc) => LIST_TROUBLES[(value as JsonObject)['as'] === 'stale' ? 'stale' : 'other'](value, loc),
};

const REQUEST_FAULT = fields(
  {
    method: text(),
    path: text(),
    times: number({ whole: true, min: 1 }),
    trouble: (value, loc) => {
      const kind = fields({ do: choice(Object.keys(TROUBLES)) }, ['do'])(value, loc);
      if (kind.length > 0) return kind;
      return TROUBLES[(value as unknown as RequestTrouble).do](value, loc);
    },
  },
  ['trouble'],
);

const ITEM_FAULT = fields({ name: text(), status: choice(['failed', 'skipped']), reason: text() }, ['name', 'status']);

const BATCH_FAULTS: Readonly<Record<BatchFault['status'], Shape>> = {
  failed: fields({ directory: text(), reason: text() }, ['directory']),
  throttled: fields({ directory: text(), milliseconds: number({ min: 0 }) }, ['directory', 'milliseconds']),
};

const FAULTS: Readonly<Record<Fault['kind'], Shape>> = {
  request: REQUEST_FAULT,
  item: ITEM_FAULT,
  batch: (value, loc) => {
    const status = fields({ status: choice(Object.keys(BATCH_FAULTS)) }, ['status'])(value, loc);
    if (status.length > 0) return status;
    return BATCH_FAULTS[(value as unknown as BatchFault).status](value, loc);
  },
};

const FAULT: Shape = (value: JsonValue, loc: Location) => {
  const kind = fields({ kind: choice(Object.keys(FAULTS)) }, ['kind'])(value, loc);
  if (kind.length > 0) return kind;
  return FAULTS[(value as unknown as Fault).kind](value, loc);
};

/** What is no part of the API: faults, deliveries and credits, for whoever tests against this server. */
export function controlRoutes(world: World): readonly Route[] {
  const { faults, deliveries, credits } = world;
  const listFaults = () => ({ status: 200, body: { faults: faults.list() as unknown as JsonValue } });
  return [
    { method: 'GET', path: '/_emulator/faults', isOpen: true, handle: listFaults },
    {
      method: 'POST',
      path: '/_emulator/faults',
      isOpen: true,
      handle: async (call) => {
        faults.add((await readJson(call.request, FAULT)) as unknown as Fault);
        return { ...listFaults(), status: 201 };
      },
    },
    {
      method: 'DELETE',
      path: '/_emulator/faults',
      isOpen: true,
      handle: () => {
        faults.clear();
        return { status: 204 };
      },
    },
    {
      method: 'GET',
      path: '/_emulator/deliveries',
      isOpen: true,
      handle: () => ({ status: 200, body: { deliveries: deliveries.list() as unknown as JsonValue } }),
    },
    {
      method: 'GET',
      path: '/_emulator/credits',
      isOpen: true,
      handle: () => ({ status: 200, body: { balance: credits.balance ?? null } }),
    },
    {
      method: 'PUT',
      path: '/_emulator/credits',
      isOpen: true,
      handle: async (call) => {
        const balance = (await readJson(call.request, CREDITS))['balance'];
        if (balance === undefined)
          throw unprocessable([{ loc: ['body', 'balance'], msg: 'Field required', type: 'missing' }]);
        credits.balance = typeof balance === 'number' ? balance : undefined;
        return { status: 200, body: { balance } };
      },
    },
  ];
}

const CREDITS = fields({ balance: nullable(number({ min: 0 })) });

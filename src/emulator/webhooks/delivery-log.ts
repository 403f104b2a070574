/** What became of one notification; it holds no header, no body and no secret. */
export interface Delivery {
  readonly eventId: string;
  /** The event, or `result` for what `webhook_url` is sent. */
  readonly eventType: string;
  /** The file that it tells of; empty where it tells of a batch. */
  readonly itemName: string;
  /** Without user, password, path and query: a path may be a credential too. */
  readonly host: string;
  readonly outcome: 'delivered' | 'failed' | 'not delivered';
  /** Why it was not delivered or failed. */
  readonly reason?: string;
  readonly attempts: number;
}

/** The notifications of a server, oldest first; the oldest are dropped. */
export interface DeliveryLog {
  readonly add: (delivery: Delivery) => void;
  readonly list: () => readonly Delivery[];
}

const MOST = 10_000;

/** An empty log. */
export function createDeliveryLog(): DeliveryLog {
  const deliveries: Delivery[] = [];
  return {
    add: (delivery) => {
      deliveries.push(delivery);
      if (deliveries.length > MOST) deliveries.shift();
    },
    list: () => [...deliveries],
  };
}

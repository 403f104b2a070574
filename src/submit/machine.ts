/** The fetch of the platform. */
export const machineFetch: typeof fetch = (...request) => fetch(...request);

/** The random numbers of the platform. */
export const machineRandom = (): number => Math.random();

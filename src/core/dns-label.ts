/** A DNS label, which the name of a manifest has to be: lower-case letters, digits and `-` inside, at most 63. */
export const DNS_LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;

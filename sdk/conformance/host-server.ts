import { createHmac, createPrivateKey, type KeyObject, randomUUID, sign } from "node:crypto";

/** The key by which the host's server vouches for its customers, as the backend knows it. */
export interface HostKey {
  readonly algorithm: "ES256" | "EdDSA" | "HS256";
  /** A private key in PEM, or the shared secret of HS256. */
  readonly key: string;
  /** The `kid` of the header. */
  readonly id?: string;
  readonly issuer?: string;
}

/** Claims that stand in the place of the usual ones. */
export type Claims = Readonly<Record<string, unknown>>;

export const secondsNow = (): number => Math.floor(Date.now() / 1000);

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Somebody in the place of the host's server: signs who a customer is (RFC 7519). */
export class HostServer {
  readonly #rule: HostKey;
  readonly #site: string;
  readonly #key: KeyObject | string;

  /** Throws when the key is none of its algorithm. */
  constructor(rule: HostKey, site: string) {
    this.#rule = rule;
    this.#site = site;
    this.#key = rule.algorithm === "HS256" ? rule.key : createPrivateKey(rule.key);
    this.token("nobody");
  }

  /** Good for two minutes, unless `claims` say otherwise. */
  token(sub: string, claims: Claims = {}): string {
    const { algorithm, id, issuer } = this.#rule;
    const iat = secondsNow();
    const usual = { aud: this.#site, sub, iat, exp: iat + 120, jti: randomUUID() };
    const header = { alg: algorithm, typ: "JWT", ...(id && { kid: id }) };
    const text = `${base64url(header)}.${base64url({ ...usual, ...(issuer && { iss: issuer }), ...claims })}`;
    return `${text}.${this.#signatureOf(text).toString("base64url")}`;
  }

  #signatureOf(text: string): Buffer {
    if (typeof this.#key === "string") return createHmac("sha256", this.#key).update(text).digest();
    if (this.#rule.algorithm === "EdDSA") return sign(null, Buffer.from(text), this.#key);
    return sign("sha256", Buffer.from(text), { key: this.#key, dsaEncoding: "ieee-p1363" });
  }
}

/** Text that only the holder of the private key can read, as GitHub wants its secrets: a sealed box of libsodium, in base64. */
export const seal = async (text: string, publicKey: string): Promise<string> => {
  const { default: sodium } = await import('libsodium-wrappers')
  await sodium.ready
  const { ORIGINAL } = sodium.base64_variants
  return sodium.to_base64(sodium.crypto_box_seal(text, sodium.from_base64(publicKey, ORIGINAL)), ORIGINAL)
}

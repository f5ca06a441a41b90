const absent = () => {
  throw new Error('this build of @actions/core has no HTTP client: getIDToken can not be used')
}

export class HttpClient {
  constructor() {
    absent()
  }
}

export class BearerCredentialHandler {
  constructor() {
    absent()
  }
}

/** fetch() with a file as the body. XMLHttpRequest, because nothing else tells how much has left. */
export const sendFile = (
  address: string,
  { method, headers, signal }: { method: string; headers: [string, string][]; signal: AbortSignal },
  file: File,
  moved: (part: number) => void,
): Promise<Response> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const failed = (): void => reject(new TypeError("The file was not sent."));
    request.open(method, address);
    for (const [name, value] of headers) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded, total }) => moved(loaded / total);
    request.onload = () => {
      // Somebody has sent the request elsewhere.
      if (request.responseURL !== address) return failed();
      const told = ["content-type", "retry-after"].flatMap((name): [string, string][] => {
        const value = request.getResponseHeader(name);
        return value === null ? [] : [[name, value]];
      });
      resolve(new Response(request.response as string, { status: request.status, headers: told }));
    };
    request.onerror = failed;
    request.onabort = failed;
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });

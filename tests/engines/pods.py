"""Stands in for Kubernetes where Sail wants its workers as pods: each pod is a process of this machine.

Sail's local cluster has its workers as threads of one process. With SAIL_MODE=kubernetes-cluster it asks for a pod for
each; here that request starts `sail worker` with the environment that it names, so that a worker can be killed by itself.
"""

import atexit
import json
import os
import socket
import subprocess
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Pods:
    """Serves the two requests that Sail makes, until the program ends."""

    def __init__(self):
        self.processes: list[subprocess.Popen] = []
        pods = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                pod = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                pods.start(pod["spec"]["containers"][0])
                self.reply(201, {"apiVersion": "v1", "kind": "Pod", **pod})

            def do_DELETE(self):
                pods.stop()
                self.reply(200, {"apiVersion": "v1", "kind": "Status", "metadata": {}, "status": "Success", "code": 200})

            def reply(self, status: int, body: dict):
                data = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(data)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.config = tempfile.NamedTemporaryFile("w", suffix=".json")
        cluster = {"name": "here", "cluster": {"server": f"http://127.0.0.1:{server.server_port}"}}
        context = {"name": "here", "context": {"cluster": "here", "user": "here"}}
        users = [{"name": "here", "user": {}}]
        json.dump(
            {"apiVersion": "v1", "kind": "Config", "clusters": [cluster], "contexts": [context], "users": users, "current-context": "here"},
            self.config,
        )
        self.config.flush()

    def server(self) -> int:
        """Starts Sail's server with workers as pods; its port."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        log = None if "SAIL_LOG" in os.environ else subprocess.DEVNULL
        command = ["sail", "spark", "server", "--ip", "127.0.0.1", "--port", str(port)]
        process = subprocess.Popen(command, env={**os.environ, "KUBECONFIG": self.config.name}, stdout=log, stderr=log)
        atexit.register(lambda: (process.kill(), self.stop()))
        for _ in range(600):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    return port
            time.sleep(0.1)
        raise SystemExit("sail spark server does not listen")

    def start(self, container: dict) -> None:
        # A value that Kubernetes would fill in is the address of the pod.
        values = {each["name"]: each.get("value", "127.0.0.1") for each in container["env"]}
        command = container["command"] + container["args"]
        log = None if "SAIL_LOG" in os.environ else subprocess.DEVNULL
        self.processes.append(subprocess.Popen(command, env={**os.environ, **values, "SAIL_MODE": "local"}, stdout=log, stderr=log))

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
            process.wait()
        self.processes.clear()

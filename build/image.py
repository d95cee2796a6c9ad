"""
build/image.py PROGRAM VERSION OUT: an OCI image of the native program for linux-x64, as an archive that podman, docker and skopeo load, without a
daemon and without a base image: the program, the libraries of this Debian that it loads, certificates, and a user who is not root.
"""
import datetime
import gzip
import hashlib
import io
import json
import os
import subprocess
import sys
import tarfile

LOADED_LATER = ["libssl.so.3", "libcrypto.so.3"]  # For TLS; the program asks for them by name.
CERTIFICATES = "/etc/ssl/certs/ca-certificates.crt"
NOBODY = 65532
TIME = int(os.environ.get("SOURCE_DATE_EPOCH", "0"))


def libraries(program):
    lines = subprocess.run(["ldd", program], check=True, capture_output=True, text=True).stdout.split("\n")
    found = [word for line in lines for word in line.split() if word.startswith("/")]
    cache = subprocess.run(["/sbin/ldconfig", "-p"], check=True, capture_output=True, text=True).stdout.split("\n")
    later = [line.split("=> ")[1] for name in LOADED_LATER for line in cache if line.strip().startswith(name) and "x86-64" in line]
    return found + later


def layer(program):
    octets = io.BytesIO()
    with tarfile.open(fileobj=octets, mode="w", format=tarfile.GNU_FORMAT) as tar:
        def add(path, content, mode=0o644, kind=tarfile.REGTYPE):
            entry = tarfile.TarInfo(path.lstrip("/"))
            entry.size, entry.mode, entry.type, entry.mtime = len(content), mode, kind, TIME
            tar.addfile(entry, io.BytesIO(content))

        def copy(source, path, mode):
            with open(source, "rb") as file:
                add(path, file.read(), mode)

        add("tmp", b"", 0o1777, tarfile.DIRTYPE)
        add("work", b"", 0o777, tarfile.DIRTYPE)
        add("etc/passwd", f"wsspec:x:{NOBODY}:{NOBODY}::/work:/wsspec\n".encode())
        copy(program, "wsspec", 0o755)
        for library in dict.fromkeys(libraries(program)):
            copy(library, library, 0o755)
        if os.path.exists(CERTIFICATES):
            copy(CERTIFICATES, CERTIFICATES, 0o644)
    return octets.getvalue()


def main(program, version, out):
    files = {"oci-layout": json.dumps({"imageLayoutVersion": "1.0.0"}).encode()}

    def blob(content, media_type):
        digest = hashlib.sha256(content).hexdigest()
        files[f"blobs/sha256/{digest}"] = content
        return {"mediaType": f"application/vnd.oci.image.{media_type}", "digest": f"sha256:{digest}", "size": len(content)}

    plain = layer(program)
    packed = blob(gzip.compress(plain, 9, mtime=TIME), "layer.v1.tar+gzip")
    config = blob(json.dumps({
        "architecture": "amd64",
        "os": "linux",
        "created": datetime.datetime.fromtimestamp(TIME, datetime.timezone.utc).isoformat(),
        "config": {
            "User": f"{NOBODY}:{NOBODY}",
            "WorkingDir": "/work",
            "Entrypoint": ["/wsspec"],
            "Labels": {"org.opencontainers.image.version": version, "org.opencontainers.image.title": "wsspec"},
        },
        "rootfs": {"type": "layers", "diff_ids": [f"sha256:{hashlib.sha256(plain).hexdigest()}"]},
    }).encode(), "config.v1+json")
    manifest = blob(json.dumps({
        "schemaVersion": 2, "mediaType": "application/vnd.oci.image.manifest.v1+json", "config": config, "layers": [packed],
    }).encode(), "manifest.v1+json")
    named = {**manifest, "annotations": {"org.opencontainers.image.ref.name": f"wsspec:{version}"}}
    files["index.json"] = json.dumps({"schemaVersion": 2, "manifests": [named]}).encode()
    with tarfile.open(out, "w") as tar:
        for path, content in sorted(files.items()):
            entry = tarfile.TarInfo(path)
            entry.size, entry.mtime = len(content), TIME
            tar.addfile(entry, io.BytesIO(content))
    print(f"{os.path.basename(out)}: {packed['size'] / 2**20:.1f} MiB, {len(plain) / 2**20:.1f} MiB unpacked")


main(*sys.argv[1:])

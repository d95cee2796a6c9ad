"""build/sbom.py ASSETS VERSION: what the program is made of, as CycloneDX, from what NuGet has restored for it."""
import base64
import json
import sys


def package(name, version, sha512=None):
    component = {"type": "library", "name": name, "version": version, "purl": f"pkg:nuget/{name}@{version}"}
    if sha512:
        component["hashes"] = [{"alg": "SHA-512", "content": base64.b64decode(sha512).hex()}]
    return component


def main(path, version):
    with open(path, encoding="utf-8") as file:
        assets = json.load(file)
    restored = [package(*key.split("/"), library["sha512"]) for key, library in assets["libraries"].items() if library["type"] == "package"]
    platform = [
        package(pack["name"], pack["version"].strip("[]").split(",")[0].strip())
        for framework in assets["project"]["frameworks"].values() for pack in framework.get("downloadDependencies", [])]
    json.dump({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "wsspec", "version": version, "purl": f"pkg:nuget/wsspec@{version}"}},
        "components": sorted(restored + platform, key=lambda component: component["purl"]),
    }, sys.stdout, indent=2)
    print()


main(*sys.argv[1:])

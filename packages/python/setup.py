"""The wheel has no code of its own platform but a program: build/wheel.sh names the platform."""
import os

from setuptools import setup
from wheel.bdist_wheel import bdist_wheel


class ProgramWheel(bdist_wheel):
    def finalize_options(self):
        super().finalize_options()
        self.root_is_pure = False

    def get_tag(self):
        return "py3", "none", os.environ["WSSPEC_PLATFORM_TAG"]


setup(cmdclass={"bdist_wheel": ProgramWheel})

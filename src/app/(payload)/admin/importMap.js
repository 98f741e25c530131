import { TitleCell as TitleCell_3bec825d499bd4048871e92b2fc16a41 } from '../../../../src/admin/lists/TitleCell.tsx'
import { RscEntryLexicalCell as RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { RscEntryLexicalField as RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { LexicalDiffComponent as LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e } from '@payloadcms/richtext-lexical/rsc'
import { InlineToolbarFeatureClient as InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { FixedToolbarFeatureClient as FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { LinkFeatureClient as LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnorderedListFeatureClient as UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { OrderedListFeatureClient as OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BlockquoteFeatureClient as BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SuperscriptFeatureClient as SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { SubscriptFeatureClient as SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { StrikethroughFeatureClient as StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { UnderlineFeatureClient as UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { BoldFeatureClient as BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ItalicFeatureClient as ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { HeadingFeatureClient as HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { ParagraphFeatureClient as ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864 } from '@payloadcms/richtext-lexical/client'
import { DayCell as DayCell_3ae1264bb8c36ec20d6944d41fa78e9c } from '../../../../src/admin/days/DayCell.tsx'
import { DayField as DayField_0eacb509214a94efe7680548aa057c73 } from '../../../../src/admin/days/DayField.tsx'
import { YearField as YearField_a21ab69a123ce368ce9805badd8637e7 } from '../../../../src/admin/days/YearField.tsx'
import { PictureCell as PictureCell_3e3ed47065753de73cc3a7986aa60623 } from '../../../../src/admin/pictures/PictureCell.tsx'
import { PosterField as PosterField_b7499f3099382144c0b447eeec2203d0 } from '../../../../src/admin/pictures/PosterField.tsx'
import { SearchHint as SearchHint_0095c72c9e032574faa36510d98c5a23 } from '../../../../src/admin/lists/SearchHint.tsx'
import { MergeInto as MergeInto_4b8b1ff1a3f99a446fae03fea6279ff9 } from '../../../../src/plugins/importer/admin/doubles/MergeInto.tsx'
import { Unsent as Unsent_fa83e6b8d1954af3e3c9b9cad984f9a9 } from '../../../../src/admin/pictures/Unsent.tsx'
import { MainPhotoTick as MainPhotoTick_74b72b2e7c3b5eabd2edfa8db7926aaa } from '../../../../src/admin/pictures/MainPhotoTick.tsx'
import { CastingTitle as CastingTitle_c015de035617b30c8d3a426dcfea2688 } from '../../../../src/admin/castings/CastingTitle.tsx'
import { PublicCell as PublicCell_6e3bed62e45c1acb2c9c4db6d0e9af54 } from '../../../../src/admin/lists/PublicCell.tsx'
import { FileSizeCell as FileSizeCell_6f19077dcefc879aaba9002e52f87852 } from '../../../../src/admin/lists/FileSizeCell.tsx'
import { StateCell as StateCell_29d2feb0fb34f0238d6beab46854cb38 } from '../../../../src/plugins/importer/admin/StateCell.tsx'
import { RunReport as RunReport_c1c20af4e2639c39f1be7363210293c6 } from '../../../../src/plugins/importer/admin/RunReport.tsx'
import { CountsCell as CountsCell_5655081e95546626b64a8a350de70687 } from '../../../../src/plugins/importer/admin/CountsCell.tsx'
import { UploadFilms as UploadFilms_cc412a70c6e9dd38d62b8eec38661cb3 } from '../../../../src/plugins/importer/admin/UploadFilms.tsx'
import { Icon as Icon_5eddd781ceb78812efb2dcc0cec36920 } from '../../../../src/admin/brand/Icon.tsx'
import { Logo as Logo_2e763df44b42c422bacb8a7fd68ccf87 } from '../../../../src/admin/brand/Logo.tsx'
import { DoublesLink as DoublesLink_d5d755a772f7f3cda453081b6dfc5866 } from '../../../../src/plugins/importer/admin/doubles/DoublesLink.tsx'
import { OpenNav as OpenNav_c84f517fe087590276984a58d37affec } from '../../../../src/admin/nav/OpenNav.tsx'
import { S3ClientUploadHandler as S3ClientUploadHandler_f97aa6c64367fa259c5bc0567239ef24 } from '@payloadcms/storage-s3/client'
import { Dashboard as Dashboard_bfcc977efa0be7d8a0df028c625b41ee } from '../../../../src/admin/dashboard/Dashboard.tsx'
import { Doubles as Doubles_c46cdffb3fd92f29868f59e36a584194 } from '../../../../src/plugins/importer/admin/doubles/Doubles.tsx'
import { CollectionCards as CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1 } from '@payloadcms/next/rsc'

/** @type import('payload').ImportMap */
export const importMap = {
  "/src/admin/lists/TitleCell.tsx#TitleCell": TitleCell_3bec825d499bd4048871e92b2fc16a41,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalCell": RscEntryLexicalCell_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#RscEntryLexicalField": RscEntryLexicalField_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/rsc#LexicalDiffComponent": LexicalDiffComponent_44fe37237e0ebf4470c9990d8cb7b07e,
  "@payloadcms/richtext-lexical/client#InlineToolbarFeatureClient": InlineToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#FixedToolbarFeatureClient": FixedToolbarFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#LinkFeatureClient": LinkFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnorderedListFeatureClient": UnorderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#OrderedListFeatureClient": OrderedListFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BlockquoteFeatureClient": BlockquoteFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SuperscriptFeatureClient": SuperscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#SubscriptFeatureClient": SubscriptFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#StrikethroughFeatureClient": StrikethroughFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#UnderlineFeatureClient": UnderlineFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#BoldFeatureClient": BoldFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ItalicFeatureClient": ItalicFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#HeadingFeatureClient": HeadingFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "@payloadcms/richtext-lexical/client#ParagraphFeatureClient": ParagraphFeatureClient_e70f5e05f09f93e00b997edb1ef0c864,
  "/src/admin/days/DayCell.tsx#DayCell": DayCell_3ae1264bb8c36ec20d6944d41fa78e9c,
  "/src/admin/days/DayField.tsx#DayField": DayField_0eacb509214a94efe7680548aa057c73,
  "/src/admin/days/YearField.tsx#YearField": YearField_a21ab69a123ce368ce9805badd8637e7,
  "/src/admin/pictures/PictureCell.tsx#PictureCell": PictureCell_3e3ed47065753de73cc3a7986aa60623,
  "/src/admin/pictures/PosterField.tsx#PosterField": PosterField_b7499f3099382144c0b447eeec2203d0,
  "/src/admin/lists/SearchHint.tsx#SearchHint": SearchHint_0095c72c9e032574faa36510d98c5a23,
  "/src/plugins/importer/admin/doubles/MergeInto.tsx#MergeInto": MergeInto_4b8b1ff1a3f99a446fae03fea6279ff9,
  "/src/admin/pictures/Unsent.tsx#Unsent": Unsent_fa83e6b8d1954af3e3c9b9cad984f9a9,
  "/src/admin/pictures/MainPhotoTick.tsx#MainPhotoTick": MainPhotoTick_74b72b2e7c3b5eabd2edfa8db7926aaa,
  "/src/admin/castings/CastingTitle.tsx#CastingTitle": CastingTitle_c015de035617b30c8d3a426dcfea2688,
  "/src/admin/lists/PublicCell.tsx#PublicCell": PublicCell_6e3bed62e45c1acb2c9c4db6d0e9af54,
  "/src/admin/lists/FileSizeCell.tsx#FileSizeCell": FileSizeCell_6f19077dcefc879aaba9002e52f87852,
  "/src/plugins/importer/admin/StateCell.tsx#StateCell": StateCell_29d2feb0fb34f0238d6beab46854cb38,
  "/src/plugins/importer/admin/RunReport.tsx#RunReport": RunReport_c1c20af4e2639c39f1be7363210293c6,
  "/src/plugins/importer/admin/CountsCell.tsx#CountsCell": CountsCell_5655081e95546626b64a8a350de70687,
  "/src/plugins/importer/admin/UploadFilms.tsx#UploadFilms": UploadFilms_cc412a70c6e9dd38d62b8eec38661cb3,
  "/src/admin/brand/Icon.tsx#Icon": Icon_5eddd781ceb78812efb2dcc0cec36920,
  "/src/admin/brand/Logo.tsx#Logo": Logo_2e763df44b42c422bacb8a7fd68ccf87,
  "/src/plugins/importer/admin/doubles/DoublesLink.tsx#DoublesLink": DoublesLink_d5d755a772f7f3cda453081b6dfc5866,
  "/src/admin/nav/OpenNav.tsx#OpenNav": OpenNav_c84f517fe087590276984a58d37affec,
  "@payloadcms/storage-s3/client#S3ClientUploadHandler": S3ClientUploadHandler_f97aa6c64367fa259c5bc0567239ef24,
  "/src/admin/dashboard/Dashboard.tsx#Dashboard": Dashboard_bfcc977efa0be7d8a0df028c625b41ee,
  "/src/plugins/importer/admin/doubles/Doubles.tsx#Doubles": Doubles_c46cdffb3fd92f29868f59e36a584194,
  "@payloadcms/next/rsc#CollectionCards": CollectionCards_f9c02e79a4aed9a3924487c0cd4cafb1
}
